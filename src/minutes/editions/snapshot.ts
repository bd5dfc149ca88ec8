import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import type { Instant } from '../../kernel/time.js';
import type { MinutesSnapshot, NamedPerson } from '../minutes-edition.entity.js';
import type { OfMinutes } from '../minutes.policy.js';
import { type MinutesRow, officeOf, type PointRow, type SpeakerRow } from '../minutes.queries.js';

/** Everything a snapshot is made of, as it stood when it was read. */
export interface Draft {
  here: OfMinutes;
  letterhead: string | null;
  minutes: Pick<MinutesRow, 'participants' | 'opening' | 'closing' | 'editions' | 'correctionReason'>;
  points: readonly PointRow[];
  people: readonly SpeakerRow[];
}

/** What the edition about to be published adds to the text. */
export type EditionMark = MinutesSnapshot['edition'];

/** The text of an edition: what stands in the minutes and the session, nothing made up. */
export function snapshotOf(draft: Draft, edition: EditionMark): MinutesSnapshot {
  const { here, minutes, people } = draft;
  const { session } = here;
  const points = draft.points.filter((point) => point.removedAt === null);
  return {
    format: 1,
    meeting: { ...meetingOf(here.meeting), letterhead: draft.letterhead },
    session: {
      id: session.id,
      title: session.title,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      room: session.room,
    },
    chairs: named(people, 'chair'),
    minuteTakers: named(people, 'minute_taker'),
    participants: minutes.participants,
    opening: minutes.opening,
    discussion: points
      .filter(({ kind }) => kind === 'discussion')
      .map(({ id, speaker, office, text }) => ({
        pointId: id,
        speaker: speaker === null ? null : { name: speaker, office },
        text,
      })),
    decisions: points
      .filter(({ kind }) => kind === 'decision')
      .map(({ id, outcomeKind, text }) => ({ pointId: id, kind: outcomeKind ?? 'decision', text })),
    followUps: points
      .filter(({ kind }) => kind === 'follow_up')
      .map(({ id, text, responsible, dueOn }) => ({ pointId: id, text, responsible, dueOn })),
    closing: minutes.closing,
    edition,
  };
}

/** The mark of a text that is not published: shown nowhere. */
export const unpublished = (at: Instant, number: number): EditionMark => ({
  number,
  publishedAt: at,
  approvedBy: '',
  correction: null,
  code: '',
  verifyUrl: '',
});

const meetingOf = (meeting: MeetingFacts) => ({
  id: meeting.id,
  slug: meeting.slug,
  title: meeting.title,
  organizer: meeting.organizer,
  logoFileId: meeting.logoFileId,
  city: meeting.city,
  venue: meeting.venue,
  timeZone: meeting.timeZone,
  sample: meeting.sample,
});

const named = (people: readonly SpeakerRow[], role: string): NamedPerson[] =>
  people
    .filter((person) => person.role === role)
    .map((person) => ({ name: person.name, office: officeOf(person) }));
