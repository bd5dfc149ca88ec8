import { clockTime } from '../../i18n/formats.js';
import type { Language, Translate } from '../../i18n/translator.js';
import { type Instant, zoneLetters } from '../../kernel/time.js';
import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import { agendaUrls } from '../agenda.urls.js';
import { isPlain, isPlenary } from '../session-kinds.js';
import { kindBeside, officeOf, sessionTitle } from '../session-words.js';
import { changeChip, changeLines } from './change-lines.js';
import type { Publication } from './publications.queries.js';
import type { PublishedPerson, PublishedSession } from './snapshot.js';

/** What all public pages of an agenda are made from. */
export interface AgendaView {
  meeting: MeetingFacts;
  publication: Publication;
  language: Language;
}

/** What begins together stands together: what is for everybody first and over the whole width, then what runs in parallel. */
export function slotsOf(sessions: readonly PublishedSession[], view: AgendaView, t: Translate) {
  const starts = [...new Set(sessions.map(({ startsAt }) => startsAt))];
  return starts.flatMap((startsAt) => {
    const together = sessions.filter((session) => session.startsAt === startsAt);
    const wide = together.filter(({ kind }) => isPlenary(kind)).map((session) => [session]);
    const parallel = together.filter(({ kind }) => !isPlenary(kind));
    return [...wide, parallel].filter((group) => group.length > 0).map((group) => slotOf(group, view, t));
  });
}

function slotOf(sessions: readonly PublishedSession[], view: AgendaView, t: Translate) {
  const { language, publication } = view;
  const { zone } = publication.snapshot;
  const [first] = sessions as readonly [PublishedSession];
  const ends = sessions.map(({ endsAt }) => endsAt).reduce((a, b) => (a > b ? a : b));
  return {
    startsAt: first.startsAt,
    starts: clockTime(first.startsAt, zone, language),
    ends: clockTime(ends, zone, language),
    zone: zoneLetters(zone),
    parallel: sessions.length > 1,
    sessions: sessions.map((session) => sessionCard(session, ends, view, t)),
  };
}

function sessionCard(
  session: PublishedSession,
  slotEnds: Instant,
  { meeting, publication, language }: AgendaView,
  t: Translate,
) {
  const { zone } = publication.snapshot;
  const change =
    publication.number > 1 ? publication.changes.find(({ after }) => after.id === session.id) : undefined;
  const lines = change && session.cancelled === null ? changeLines(change, zone, language, t) : [];
  const plain = isPlain(session.kind);
  return {
    id: `sesi-${session.id}`,
    kind: kindBeside(session, language, t),
    heading: sessionTitle(session, language),
    url: agendaUrls.session(meeting, session.id),
    room: session.room,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    facts: [
      ...(session.endsAt === slotEnds
        ? []
        : [t('agenda.show.until', { time: clockTime(session.endsAt, zone, language) })]),
      ...(session.access === 'open' && !plain ? [t('agenda.access.open')] : []),
      ...(session.access === 'delegates' && !plain ? [session.audience ?? t('agenda.access.delegates')] : []),
    ],
    states: [
      ...(session.access === 'closed' && !session.audience
        ? [{ text: t('agenda.access.closed'), tone: 'info' as const }]
        : []),
      ...(change && session.cancelled === null && lines.length === 0 ? [changeChip(change.kind, t)] : []),
    ],
    people: session.people.length > 0 ? session.people.map((person) => personCard(person, t)) : null,
    changes: lines.map((line, i) => ({
      ...line,
      when: i === 0 && change ? changeChip(change.kind, t).text : null,
    })),
    cancelled: session.cancelled === null ? null : session.cancelled || t('agenda.show.noReason'),
    closed: session.access === 'closed' ? session.audience : null,
    plain,
  };
}

const personCard = (person: PublishedPerson, t: Translate) => ({
  name: person.name,
  about:
    [officeOf(person), person.role === 'speaker' ? null : t(`agenda.roles.${person.role}`).toLowerCase()]
      .filter(Boolean)
      .join(' · ') || null,
});
