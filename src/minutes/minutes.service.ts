import { Injectable } from '@nestjs/common';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound, Refused } from '../kernel/errors.js';
import { type ClosingWords, Minutes, type OpeningWords } from './minutes.entity.js';
import { MinutesPoint, type PointKind, type PointWords } from './minutes-point.entity.js';
import type { OfMinutes } from './minutes.policy.js';
import { officeOf, speakersOf } from './minutes.queries.js';

type Edited = { version: number | null };
type Words = Partial<PointWords> & { text: string };

/** More than any sitting has; a page and a document of this much still work. */
const MOST_POINTS = 500;
const MOST_LETTERS = 1_000_000;

/** Writing: the opening, the points, the closing. The first word begins the minutes. */
@Injectable()
export class MinutesWriting {
  constructor(private readonly work: Work) {}

  async open(actor: Actor, here: OfMinutes, input: OpeningWords & Edited): Promise<void> {
    const { participants, opening, version } = input;
    await this.work.run(actor, async (tx) => {
      const minutes = await this.begin(tx, here);
      minutes.open({ participants, opening }, version);
      await tx.save(minutes);
    });
  }

  async close(actor: Actor, here: OfMinutes, input: ClosingWords & Edited): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const minutes = await this.begin(tx, here);
      minutes.close({ closing: input.closing }, input.version);
      await tx.save(minutes);
    });
  }

  /** Adds a point at the end of its kind; gives its id. */
  async add(actor: Actor, here: OfMinutes, kind: PointKind, words: Words): Promise<string> {
    return this.work.run(actor, async (tx) => {
      const minutes = await this.begin(tx, here);
      minutes.mustBeEditable();
      if (minutes.version === 0) await tx.save(minutes);
      const last = await this.room(tx, minutes.id, kind, words);
      const point = MinutesPoint.add(minutes, kind, last + 1, await this.withOffice(tx, here, words));
      await tx.save(point);
      return point.id;
    });
  }

  /** Changes the words of a point; a revision that moved meanwhile is refused with both texts. */
  async revise(
    actor: Actor,
    here: OfMinutes,
    kind: PointKind,
    id: string,
    input: Words & Edited,
  ): Promise<void> {
    const { version, ...words } = input;
    await this.work.run(actor, async (tx) => {
      const { point } = await this.point(tx, here, id);
      if (point.kind !== kind || point.removedAt !== null) throw new NotFound();
      const { text, speaker, office, outcomeKind, responsible, dueOn } = point;
      point.expectRevision(version, { text, speaker, office, outcomeKind, responsible, dueOn });
      await this.room(tx, point.minutesId, kind, words, 0);
      point.revise(await this.withOffice(tx, here, words));
      await tx.save(point);
    });
  }

  /** Changes places with the neighbour of its kind; at the end of the row nothing happens. */
  async move(actor: Actor, here: OfMinutes, id: string, direction: 'up' | 'down'): Promise<PointKind> {
    return this.work.run(actor, async (tx) => {
      const { minutes, point } = await this.point(tx, here, id);
      const all = await tx.findAll(MinutesPoint, { minutesId: minutes.id, kind: point.kind });
      const row = all.filter((one) => one.removedAt === null).sort((a, b) => a.position - b.position);
      const at = row.findIndex((one) => one.id === id);
      const [one, other] = [row[at], row[direction === 'up' ? at - 1 : at + 1]];
      if (!one || !other) return point.kind;
      const place = one.position;
      one.place(other.position);
      other.place(place);
      await tx.save(one);
      await tx.save(other);
      return point.kind;
    });
  }

  /** Takes a point out of the text; its words are kept and can be brought back. */
  async remove(actor: Actor, here: OfMinutes, id: string): Promise<PointKind> {
    return this.work.run(actor, async (tx) => {
      const { point } = await this.point(tx, here, id);
      if (point.removedAt === null) {
        point.remove(tx.now);
        await tx.save(point);
      }
      return point.kind;
    });
  }

  async restore(actor: Actor, here: OfMinutes, id: string): Promise<PointKind> {
    return this.work.run(actor, async (tx) => {
      const { minutes, point } = await this.point(tx, here, id);
      if (point.removedAt !== null) {
        const last = await tx.one<{ last: number }>(sql`
          select coalesce(max(position), 0) as last from minutes_point
          where minutes_id = ${minutes.id} and kind = ${point.kind}`);
        point.restore((last?.last ?? 0) + 1);
        await tx.save(point);
      }
      return point.kind;
    });
  }

  /** Refuses more than a document can hold; gives the last position of the kind. */
  private async room(tx: Tx, minutesId: string, kind: PointKind, words: Words, more = 1): Promise<number> {
    const row = await tx.one<{ n: number; last: number; letters: number }>(sql`
      select cast(count(*) as integer) as n, cast(coalesce(sum(length(text)), 0) as integer) as letters,
        coalesce(max(case when kind = ${kind} then position end), 0) as last
      from minutes_point where minutes_id = ${minutesId}`);
    const { n, last, letters } = row ?? { n: 0, last: 0, letters: 0 };
    if (n + more > MOST_POINTS) throw new Refused('minutes.refusals.tooManyPoints', { n: MOST_POINTS });
    if (letters + words.text.length > MOST_LETTERS) throw new Refused('minutes.refusals.tooLong', {}, 'text');
    return last;
  }

  /** The minutes to write in. Two who begin at once wait for each other at the session's row. */
  private async begin(tx: Tx, { meeting, session }: OfMinutes): Promise<Minutes> {
    const row = sql`select id from session where id = ${session.id}`;
    await tx.one(tx.dialect === 'postgres' ? sql`${row} for update` : row);
    const found = await tx.find(Minutes, { sessionId: session.id });
    return found ?? Minutes.start(meeting.id, session.id, tx.now);
  }

  /** A point of these minutes, to be changed: the minutes are locked with it, so nobody submits meanwhile. */
  private async point(
    tx: Tx,
    here: OfMinutes,
    id: string,
  ): Promise<{ minutes: Minutes; point: MinutesPoint }> {
    const minutes = await tx.find(Minutes, { sessionId: here.session.id });
    const point = minutes && (await tx.find(MinutesPoint, { id, minutesId: minutes.id }));
    if (!minutes || !point) throw new NotFound();
    minutes.mustBeEditable();
    return { minutes, point };
  }

  /** The office of somebody on the session's list needs not be typed. */
  private async withOffice(tx: Tx, here: OfMinutes, words: Words): Promise<Words> {
    if (!words.speaker || words.office) return words;
    const known = (await speakersOf(tx, here.session.id)).find((person) => person.name === words.speaker);
    return known ? { ...words, office: officeOf(known) } : words;
  }
}
