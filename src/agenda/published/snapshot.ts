import type { Instant, LocalDate, Zone } from '../../kernel/time.js';
import type { DraftSession } from '../agenda.queries.js';
import type { PersonRole, SessionAccess, SessionKind } from '../session-kinds.js';

/** A person as the public reads of them: no account, no contact. */
export interface PublishedPerson {
  readonly role: PersonRole;
  readonly name: string;
  readonly position: string | null;
  readonly institution: string | null;
}

/** A session as it was published. */
export interface PublishedSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly titleEn: string | null;
  readonly day: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly room: string | null;
  readonly access: SessionAccess;
  readonly audience: string | null;
  readonly description: string | null;
  readonly people: readonly PublishedPerson[];
  /** Why it does not take place; '' when nobody said; null when it takes place. */
  readonly cancelled: string | null;
  /** The number of the version in which it last changed: the SEQUENCE of calendars. */
  readonly changedIn: number;
}

/** A whole published agenda. Kept as JSON for ever, so fields are only ever added. */
export interface Snapshot {
  readonly zone: Zone;
  readonly sessions: readonly PublishedSession[];
}

/** A session as the next version would show it, before it is known whether it changed. */
export type PublicSession = Omit<PublishedSession, 'changedIn'>;

/**
 * What the public may read of a draft session. Of a closed one: its title, its time, that it is closed and for whom;
 * room, text and people stay inside, and so never reach a page, a feed or a difference.
 */
export function publicView(session: DraftSession): PublicSession {
  const closed = session.access === 'closed';
  return {
    id: session.id,
    kind: session.kind,
    title: session.title,
    titleEn: session.titleEn,
    day: session.day,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    room: closed ? null : session.roomName,
    access: session.access,
    audience: session.audience,
    description: closed ? null : session.description,
    people: closed ? [] : session.people.filter(isPublic).map(publicPerson),
    cancelled: session.cancelledAt ? (session.cancelReason ?? '') : null,
  };
}

/** A session that was published and is no longer in the draft: it stays, cancelled, so that no calendar keeps it alive. */
export const cancelledView = ({ changedIn: _, ...session }: PublishedSession): PublicSession => ({
  ...session,
  cancelled: session.cancelled ?? '',
});

/** The minute-taker works for the committee and is not part of the programme. */
const isPublic = ({ role }: { role: PersonRole }): boolean => role !== 'minute_taker';

const publicPerson = ({ role, name, position, institution }: PublishedPerson): PublishedPerson => ({
  role,
  name,
  position,
  institution,
});
