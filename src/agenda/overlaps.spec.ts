import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../kernel/time.js';
import { normalName, type Occupation, overlapsOf } from './overlaps.js';

const at = (minute: number): Instant =>
  `2019-10-15T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z` as Instant;

const session = (id: string, from: number, to: number, more: Partial<Occupation> = {}): Occupation => ({
  id,
  startsAt: at(from),
  endsAt: at(to),
  roomId: null,
  roomName: null,
  people: [],
  cancelledAt: null,
  ...more,
});
const named = (name: string, accountId: string | null = null) => ({ people: [{ name, accountId }] });
const pairs = (sessions: Occupation[]) =>
  overlapsOf(sessions).map(({ kind, who, first, second }) => [kind, who, first.id, second.id]);

describe('overlaps', () => {
  const hall = { roomId: 'r1', roomName: 'Ruang Utama' };

  it('sees one room used twice at once', () => {
    expect(pairs([session('b', 30, 90, hall), session('a', 0, 60, hall)])).toEqual([
      ['room', 'Ruang Utama', 'a', 'b'],
    ]);
  });

  it('lets sessions follow each other', () => {
    expect(pairs([session('a', 0, 60, hall), session('b', 60, 90, hall)])).toEqual([]);
  });

  it('leaves cancelled sessions and sessions without a room alone', () => {
    expect(
      pairs([
        session('a', 0, 60, hall),
        session('b', 0, 60, { ...hall, cancelledAt: at(0) }),
        session('c', 0, 60),
        session('d', 0, 60),
      ]),
    ).toEqual([]);
  });

  it('knows a person by the account or by the name however it is written', () => {
    expect(
      pairs([
        session('a', 0, 60, named('Dr. Siti Aminah, S.H.')),
        session('b', 0, 60, named('DR SITI AMINAH SH')),
        session('c', 0, 60, named('dr. siti  aminah, s.h')),
      ]),
    ).toEqual([['person', 'Dr. Siti Aminah, S.H.', 'a', 'c']]);
    expect(
      pairs([session('a', 0, 60, named('Siti', 'x')), session('b', 0, 60, named('Ibu Siti', 'x'))]),
    ).toEqual([['person', 'Siti', 'a', 'b']]);
  });

  it('compares names by their letters alone', () => {
    expect(normalName(' José  A.B. ')).toBe(normalName('JOSE a b'));
    expect(normalName('…')).toBe('');
  });

  it('finds what comparing each with each finds, in any order', () => {
    const any = fc.array(
      fc.record({
        from: fc.nat(600),
        length: fc.integer({ min: 1, max: 200 }),
        room: fc.constantFrom('x', 'y'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (list) => {
        const sessions = list.map(({ from, length, room }, i) =>
          session(String(i), from, from + length, { roomId: room, roomName: room }),
        );
        const expected = sessions.flatMap((a, i) =>
          sessions
            .slice(i + 1)
            .filter((b) => a.roomId === b.roomId && a.startsAt < b.endsAt && b.startsAt < a.endsAt)
            .map((b) => [a.id, b.id].sort().join()),
        );
        const found = overlapsOf(sessions).map(({ first, second }) => [first.id, second.id].sort().join());
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});
