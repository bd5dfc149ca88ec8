import { describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate } from '../../kernel/time.js';
import type { DraftSession } from '../agenda.queries.js';
import { nextVersion } from './changes.js';

const ZONE = 'Asia/Makassar';

const draft = (id: string, more: Partial<DraftSession> = {}): DraftSession => ({
  id,
  version: 1,
  kind: 'panel',
  title: `Sesi ${id}`,
  titleEn: null,
  day: '2019-10-15' as LocalDate,
  startsAt: '2019-10-15T01:00:00.000Z' as Instant,
  endsAt: '2019-10-15T02:00:00.000Z' as Instant,
  roomId: 'r1',
  roomName: 'Ruang Utama',
  access: 'open',
  audience: null,
  description: null,
  cancelledAt: null,
  cancelReason: null,
  people: [],
  ...more,
});
const publish = (...versions: DraftSession[][]) =>
  versions.reduce<ReturnType<typeof nextVersion> | null>((last, now) => nextVersion(ZONE, now, last), null);
const summary = (version: ReturnType<typeof publish>) =>
  version?.changes.map(({ kind, fields, after }) => [after.id, kind, fields]);

describe('the difference between two versions', () => {
  it('calls everything new in the first', () => {
    expect(summary(publish([draft('a'), draft('b')]))).toEqual([
      ['a', 'new', []],
      ['b', 'new', []],
    ]);
  });

  it('is empty for the same draft', () => {
    expect(summary(publish([draft('a')], [draft('a', { version: 7, roomId: 'r2' })]))).toEqual([]);
  });

  it('tells moved from changed', () => {
    const moved = draft('a', { endsAt: '2019-10-15T03:00:00.000Z' as Instant, roomName: 'Ruang Sasando' });
    expect(summary(publish([draft('a')], [moved]))).toEqual([['a', 'moved', ['time', 'room']]]);
    expect(summary(publish([draft('a')], [{ ...moved, title: 'Lain' }]))).toEqual([
      ['a', 'changed', ['time', 'room', 'title']],
    ]);
  });

  it('keeps a cancelled session, says why once, and lets it come back', () => {
    const cancelled = draft('a', {
      cancelledAt: '2019-10-01T00:00:00.000Z' as Instant,
      cancelReason: 'Banjir',
    });
    const second = publish([draft('a')], [cancelled]);
    expect(summary(second)).toEqual([['a', 'cancelled', []]]);
    expect(second?.snapshot.sessions).toMatchObject([{ id: 'a', cancelled: 'Banjir', changedIn: 2 }]);
    expect(summary(publish([draft('a')], [cancelled], [cancelled]))).toEqual([]);
    expect(summary(publish([draft('a')], [cancelled], [draft('a')]))).toEqual([['a', 'restored', []]]);
  });

  it('cancels what vanished from the draft, and never shows what was cancelled before anybody read of it', () => {
    const gone = publish([draft('a'), draft('b')], [draft('b')], [draft('b')]);
    expect(gone?.snapshot.sessions).toMatchObject([
      { id: 'b', cancelled: null, changedIn: 1 },
      { id: 'a', cancelled: '', changedIn: 2 },
    ]);
    const never = draft('a', { cancelledAt: '2019-10-01T00:00:00.000Z' as Instant, cancelReason: 'x' });
    expect(publish([never])?.snapshot.sessions).toEqual([]);
  });

  it('lets nothing of a closed session out, not even by what changes in it', () => {
    const inside = { access: 'closed', audience: 'Tim perumus' } as const;
    const secret = draft('a', {
      ...inside,
      description: 'rahasia',
      people: [
        {
          sessionId: 'a',
          role: 'speaker',
          name: 'Rahasia',
          position: null,
          institution: null,
          accountId: 'x',
        },
      ],
    });
    const version = publish([draft('a', inside)], [{ ...secret, roomName: 'Ruang Rahasia' }]);
    expect(summary(version)).toEqual([]);
    expect(JSON.stringify(version)).not.toMatch(/rahasia/i);
  });

  it('never carries accounts or the minute-taker', () => {
    const person = { sessionId: 'a', name: 'Orang', position: null, institution: null, accountId: 'akun' };
    const version = publish([
      draft('a', {
        people: [
          { ...person, role: 'chair' },
          { ...person, role: 'minute_taker', name: 'Notulis' },
        ],
      }),
    ]);
    expect(version?.snapshot.sessions[0]?.people).toEqual([
      { role: 'chair', name: 'Orang', position: null, institution: null },
    ]);
  });
});
