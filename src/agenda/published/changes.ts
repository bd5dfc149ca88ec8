import type { DraftSession } from '../agenda.queries.js';
import {
  cancelledView,
  publicView,
  type PublicSession,
  type PublishedSession,
  type Snapshot,
} from './snapshot.js';

/** The parts of a session that readers are told about when they change, most important first. */
export const COMPARED = [
  'time',
  'room',
  'title',
  'titleEn',
  'kind',
  'access',
  'audience',
  'people',
  'description',
] as const;
export type ComparedField = (typeof COMPARED)[number];

/** What happened to a session between two versions. */
export type ChangeKind = 'new' | 'moved' | 'changed' | 'cancelled' | 'restored';

/** The difference of one session: the whole of it before and after, so that any language can tell it. */
export interface SessionChange {
  readonly kind: ChangeKind;
  readonly fields: readonly ComparedField[];
  readonly before: PublicSession | null;
  readonly after: PublicSession;
}

/** What a version would be if it were published now, and how it differs from the last one. */
export interface NextVersion {
  readonly number: number;
  readonly snapshot: Snapshot;
  readonly changes: readonly SessionChange[];
}

/** Holds the draft against the last published version (null: there is none yet). Pure. */
export function nextVersion(
  zone: string,
  draft: readonly DraftSession[],
  last: { number: number; snapshot: Snapshot } | null,
): NextVersion {
  const number = (last?.number ?? 0) + 1;
  const published = new Map((last?.snapshot.sessions ?? []).map((session) => [session.id, session]));
  const views = draft
    .filter((session) => published.has(session.id) || session.cancelledAt === null)
    .map(publicView);
  const present = new Set(views.map(({ id }) => id));
  const gone = [...published.values()].filter(({ id }) => !present.has(id)).map(cancelledView);

  const changes: SessionChange[] = [];
  const sessions = [...views, ...gone].sort(byTime).map((after): PublishedSession => {
    const before = published.get(after.id) ?? null;
    const change = compare(before, after);
    if (change) changes.push(change);
    return { ...after, changedIn: change ? number : (before?.changedIn ?? number) };
  });
  return { number, snapshot: { zone, sessions }, changes };
}

function compare(before: PublishedSession | null, after: PublicSession): SessionChange | null {
  if (!before) return { kind: 'new', fields: [], before, after };
  const { changedIn: _, ...old } = before;
  const fields = COMPARED.filter((field) => compared(field, old) !== compared(field, after));
  if (old.cancelled === null && after.cancelled !== null)
    return { kind: 'cancelled', fields, before: old, after };
  if (old.cancelled !== null && after.cancelled === null)
    return { kind: 'restored', fields, before: old, after };
  if (fields.length === 0 && old.cancelled === after.cancelled) return null;
  const onlyMoved = fields.length > 0 && fields.every((field) => field === 'time' || field === 'room');
  return { kind: onlyMoved ? 'moved' : 'changed', fields, before: old, after };
}

function compared(field: ComparedField, session: PublicSession): string {
  switch (field) {
    case 'time':
      return `${session.startsAt} ${session.endsAt}`;
    case 'people':
      return JSON.stringify(session.people);
    default:
      return session[field] ?? '';
  }
}

const byTime = (a: PublicSession, b: PublicSession): number =>
  a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0;
