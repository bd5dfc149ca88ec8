import type { Instant } from '../kernel/time.js';

/** What an overlap is judged by. */
export interface Occupation {
  readonly id: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly roomName: string | null;
  readonly people: readonly { readonly name: string; readonly accountId: string | null }[];
  readonly cancelledAt: Instant | null;
}

/** Two sessions at overlapping times that claim the same room or the same person. */
export interface Overlap<S extends Occupation = Occupation> {
  readonly kind: 'room' | 'person';
  /** The room's or the person's name. */
  readonly who: string;
  readonly first: S;
  readonly second: S;
}

/** A name without what people write differently: case, points, commas, accents, spaces. */
export const normalName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Every double booking, in the order of time. Sessions that only touch (09.00–10.00, 10.00–11.00) do not overlap. */
export function overlapsOf<S extends Occupation>(sessions: readonly S[]): Overlap<S>[] {
  const held = sessions
    .filter((session) => session.cancelledAt === null)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
  return held.flatMap((first, i) => {
    const found: Overlap<S>[] = [];
    for (const second of held.slice(i + 1)) {
      if (second.startsAt >= first.endsAt) break;
      if (first.roomId !== null && first.roomId === second.roomId) {
        found.push({ kind: 'room', who: first.roomName ?? '', first, second });
      }
      for (const who of sharedPeople(first, second)) found.push({ kind: 'person', who, first, second });
    }
    return found;
  });
}

/** Somebody with two parts in one session counts once. */
function sharedPeople(first: Occupation, second: Occupation): string[] {
  const shared = first.people.filter((a) => second.people.some((b) => samePerson(a, b)));
  return [...new Map(shared.map(({ name }) => [normalName(name), name])).values()];
}

type Somebody = Occupation['people'][number];

const samePerson = (a: Somebody, b: Somebody): boolean =>
  (a.accountId !== null && a.accountId === b.accountId) ||
  (normalName(a.name) !== '' && normalName(a.name) === normalName(b.name));
