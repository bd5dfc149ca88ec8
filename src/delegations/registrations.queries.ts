import { Injectable } from '@nestjs/common';
import { ReadSide } from '../database/read-side.js';
import { join, list, type Sql, sql } from '../database/sql.js';
import type { Instant } from '../kernel/time.js';
import type { Origin } from './registration.entity.js';
import { type RegistrationState, SEATED } from './registration.transitions.js';
import { searchable } from './searchable.js';

/** What a list of registrations may be narrowed to. */
export interface RegistrationFilter {
  query: string;
  state: RegistrationState | null;
  delegationId: string | null;
  categoryId: string | null;
  sort: 'name' | 'delegation' | 'newest';
  page: number;
}

/** A registration in a list. */
export interface ListedRegistration {
  id: string;
  reference: string;
  name: string;
  sex: 'L' | 'P';
  position: string;
  institution: string;
  state: RegistrationState;
  delegation: string;
  category: string;
  category_en: string | null;
}

/** A registration whole. */
export interface RegistrationRow extends ListedRegistration {
  version: number;
  category_id: string;
  email: string | null;
  phone: string | null;
  origin: Origin;
  state_reason: string | null;
  state_at: Instant;
  created_at: Instant;
}

/** How many lines a page of a list has. */
export const PAGE_SIZE = 50;

const ORDERS: Record<RegistrationFilter['sort'], Sql> = {
  name: sql`r.name, r.id`,
  delegation: sql`d.position, d.name, r.name, r.id`,
  newest: sql`r.created_at desc, r.id`,
};

const listed = sql`
  r.id, r.reference, r.name, r.sex, r.position, r.institution, r.state, d.name as delegation, c.name as category,
  c.name_en as category_en`;

const joined = sql`
  registration r join delegation d on d.id = r.delegation_id join participant_category c on c.id = r.category_id`;

/** All reading about registrations. */
@Injectable()
export class RegistrationQueries {
  constructor(private readonly reads: ReadSide) {}

  /** One page of a meeting's registrations and how many the filter leaves in all; two queries. */
  async page(
    meetingId: string,
    filter: RegistrationFilter,
  ): Promise<{ rows: ListedRegistration[]; total: number }> {
    const where = narrowed(meetingId, filter);
    const [rows, count] = await Promise.all([
      this.reads.all<ListedRegistration>(sql`
        select ${listed} from ${joined} where ${where} order by ${ORDERS[filter.sort]}
        limit ${PAGE_SIZE} offset ${(filter.page - 1) * PAGE_SIZE}`),
      this.reads.one<{ n: number }>(
        sql`select cast(count(*) as integer) as n from registration r where ${where}`,
      ),
    ]);
    return { rows, total: count?.n ?? 0 };
  }

  /** How many registrations stand in each state. */
  async states(meetingId: string): Promise<Map<RegistrationState, number>> {
    const rows = await this.reads.all<{ state: RegistrationState; n: number }>(sql`
      select state, cast(count(*) as integer) as n from registration where meeting_id = ${meetingId} group by state`);
    return new Map(rows.map(({ state, n }) => [state, n]));
  }

  /** The people of one delegation, those who hold a seat first. */
  async ofDelegation(delegationId: string): Promise<ListedRegistration[]> {
    return this.reads.all<ListedRegistration>(sql`
      select ${listed} from ${joined} where r.delegation_id = ${delegationId}
      order by case when r.state in (${list(SEATED)}) then 0 else 1 end, c.position, r.name, r.id`);
  }

  /** One registration; the policy has made sure that it is there. */
  async one(id: string): Promise<RegistrationRow> {
    const row = await this.reads.one<RegistrationRow>(sql`
      select ${listed}, r.version, r.category_id, r.email, r.phone, r.origin, r.state_reason,
        r.state_at, r.created_at
      from ${joined} where r.id = ${id}`);
    if (!row) throw new Error('a located registration without a row');
    return row;
  }

  /** The next registration waiting for the secretariat, oldest first; null when the queue is empty. */
  async nextWaiting(meetingId: string, afterId: string): Promise<string | null> {
    const row = await this.reads.one<{ id: string }>(sql`
      select id from registration where meeting_id = ${meetingId} and state = 'submitted' and id <> ${afterId}
      order by state_at, id limit 1`);
    return row?.id ?? null;
  }
}

function narrowed(meetingId: string, filter: RegistrationFilter): Sql {
  const words = searchable(filter.query).split(' ').filter(Boolean);
  return join(
    [
      sql`r.meeting_id = ${meetingId}`,
      ...(filter.state ? [sql`r.state = ${filter.state}`] : []),
      ...(filter.delegationId ? [sql`r.delegation_id = ${filter.delegationId}`] : []),
      ...(filter.categoryId ? [sql`r.category_id = ${filter.categoryId}`] : []),
      ...words.map((word) => sql`r.search like ${`%${word}%`}`),
    ],
    ' and ',
  );
}
