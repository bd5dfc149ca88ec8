import { Injectable } from '@nestjs/common';
import { ReadSide } from '../database/read-side.js';
import { join, sql, type Sql } from '../database/sql.js';
import { searchable } from '../delegations/searchable.js';
import type { Instant, LocalDate } from '../kernel/time.js';
import type { FollowUpEntry, MinutesSnapshot } from '../minutes/minutes-edition.entity.js';
import { OUTCOME_KINDS, type OutcomeKind } from '../minutes/minutes-point.entity.js';
import { isOverdue } from './follow-up/assignments.queries.js';
import type { OutcomeState } from './outcome.transitions.js';

/** What a list of outcomes may be narrowed to. */
export interface OutcomeFilter {
  query: string;
  kind: OutcomeKind | null;
  state: OutcomeState | null;
  sessionId: string | null;
  page: number;
}

/** An outcome in a list, with how far its follow-up is; cancelled assignments count nowhere. */
export interface ListedOutcome {
  id: string;
  kind: OutcomeKind;
  number: number;
  text: string;
  state: OutcomeState;
  sessionId: string;
  sessionTitle: string;
  editionNumber: number;
  withdrawnIn: number | null;
  assigned: number;
  verified: number;
  overdue: number;
}

/** An outcome whole, without its follow-up. */
export interface OutcomeRow extends Omit<ListedOutcome, 'assigned' | 'verified' | 'overdue'> {
  version: number;
  editionId: string;
  proposedBy: string | null;
  proposedByOffice: string | null;
  stateReason: string | null;
  publishedAt: Instant | null;
  createdAt: Instant;
}

/** What an outcome said from an edition on. */
export interface WordingRow {
  editionNumber: number;
  text: string;
  createdAt: Instant;
}

/** A meeting's outcomes and follow-up in figures. */
export interface OutcomeFigures {
  outcomes: number;
  published: number;
  /** Not withdrawn. */
  standing: number;
  /** Standing, and given to nobody. */
  unassigned: number;
  assigned: number;
  verified: number;
  waiting: number;
  overdue: number;
}

/** How many lines a page of a list has. */
export const PAGE_SIZE = 50;

/** kesepakatan, rekomendasi, keputusan, arahan, each by number. */
const inOrder = sql`case o.kind ${join(
  OUTCOME_KINDS.map((kind, i) => sql`when ${kind} then cast(${i} as integer)`),
  ' ',
)} end, o.number`;

const columns = sql`
  o.id, o.kind, o.number, o.text, o.state, o.session_id as "sessionId", o.session_title as "sessionTitle",
  o.edition_number as "editionNumber", o.withdrawn_in as "withdrawnIn"`;

/** All reading about outcomes. */
@Injectable()
export class OutcomeQueries {
  constructor(private readonly reads: ReadSide) {}

  /** One page of a meeting's outcomes and how many the filter leaves in all; two queries. */
  async page(
    meetingId: string,
    filter: OutcomeFilter,
    today: LocalDate,
  ): Promise<{ rows: ListedOutcome[]; total: number }> {
    const where = narrowed(meetingId, filter);
    const [rows, count] = await Promise.all([
      this.reads.all<ListedOutcome>(sql`
        with page as (
          select ${columns} from outcome o where ${where} order by ${inOrder}
          limit ${PAGE_SIZE} offset ${(filter.page - 1) * PAGE_SIZE}
        )
        select o.*, coalesce(f.assigned, 0) as assigned, coalesce(f.verified, 0) as verified,
          coalesce(f.overdue, 0) as overdue
        from page o
        left join (
          select a.outcome_id, cast(count(*) as integer) as assigned,
            cast(sum(case when a.state = 'verified' then 1 else 0 end) as integer) as verified,
            cast(sum(case when ${isOverdue(today)} then 1 else 0 end) as integer) as overdue
          from assignment a
          where a.outcome_id in (select id from page) and a.state <> 'cancelled'
          group by a.outcome_id
        ) f on f.outcome_id = o.id
        order by ${inOrder}`),
      this.reads.one<{ n: number }>(sql`select cast(count(*) as integer) as n from outcome o where ${where}`),
    ]);
    return { rows, total: count?.n ?? 0 };
  }

  /** The figures of a meeting; one query. */
  async figures(meetingId: string, today: LocalDate): Promise<OutcomeFigures> {
    const row = await this.reads.one<OutcomeFigures>(sql`
      select o.*, a.* from (
        select cast(count(*) as integer) as outcomes,
          cast(coalesce(sum(case when state = 'published' then 1 else 0 end), 0) as integer) as published,
          cast(coalesce(sum(case when withdrawn_in is null then 1 else 0 end), 0) as integer) as standing,
          cast(coalesce(sum(case when withdrawn_in is null and not exists (
            select 1 from assignment g where g.outcome_id = outcome.id and g.state <> 'cancelled'
          ) then 1 else 0 end), 0) as integer) as unassigned
        from outcome where meeting_id = ${meetingId}
      ) o cross join (
        select cast(count(*) as integer) as assigned,
          cast(coalesce(sum(case when a.state = 'verified' then 1 else 0 end), 0) as integer) as verified,
          cast(coalesce(sum(case when a.state = 'reported_done' then 1 else 0 end), 0) as integer) as waiting,
          cast(coalesce(sum(case when ${isOverdue(today)} then 1 else 0 end), 0) as integer) as overdue
        from assignment a where a.meeting_id = ${meetingId} and a.state <> 'cancelled'
      ) a`);
    if (!row) throw new Error('an aggregate without a row');
    return row;
  }

  /** The sessions that have outcomes, for the filter. */
  async sessions(meetingId: string): Promise<{ id: string; title: string }[]> {
    return this.reads.all<{ id: string; title: string }>(sql`
      select s.id, s.title from session s
      where s.meeting_id = ${meetingId} and exists (select 1 from outcome o where o.session_id = s.id)
      order by s.starts_at, s.title, s.id`);
  }

  /** Drafts that may be published at once. */
  async drafts(meetingId: string): Promise<Pick<ListedOutcome, 'id' | 'kind' | 'number' | 'text'>[]> {
    return this.reads.all(sql`
      select o.id, o.kind, o.number, o.text from outcome o
      where o.meeting_id = ${meetingId} and o.state = 'unpublished' and o.withdrawn_in is null
      order by ${inOrder} limit 500`);
  }

  /** One outcome; the policy has made sure that it is there. */
  async one(id: string): Promise<OutcomeRow> {
    const row = await this.reads.one<OutcomeRow>(sql`
      select ${columns}, o.version, o.edition_id as "editionId", o.proposed_by as "proposedBy",
        o.proposed_by_office as "proposedByOffice", o.state_reason as "stateReason",
        o.published_at as "publishedAt", o.created_at as "createdAt"
      from outcome o where o.id = ${id}`);
    if (!row) throw new Error('a located outcome without a row');
    return row;
  }

  /** The wordings of an outcome, the first one first. */
  async wordings(id: string): Promise<WordingRow[]> {
    return this.reads.all<WordingRow>(sql`
      select edition_number as "editionNumber", text, created_at as "createdAt" from outcome_wording
      where outcome_id = ${id} order by edition_number`);
  }

  /** The follow-up that an edition of the minutes names: suggestions, never owners. */
  async suggestions(editionId: string): Promise<readonly FollowUpEntry[]> {
    const row = await this.reads.one<{ snapshot: string }>(sql`
      select snapshot from minutes_edition where id = ${editionId}`);
    return row ? (JSON.parse(row.snapshot) as MinutesSnapshot).followUps : [];
  }
}

function narrowed(meetingId: string, filter: OutcomeFilter): Sql {
  const words = searchable(filter.query).split(' ').filter(Boolean);
  return join(
    [
      sql`o.meeting_id = ${meetingId}`,
      ...(filter.kind ? [sql`o.kind = ${filter.kind}`] : []),
      ...(filter.state ? [sql`o.state = ${filter.state}`] : []),
      ...(filter.sessionId ? [sql`o.session_id = ${filter.sessionId}`] : []),
      ...words.map((word) => sql`o.search like ${`%${word}%`}`),
    ],
    ' and ',
  );
}
