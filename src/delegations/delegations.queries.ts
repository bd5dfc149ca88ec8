import { Injectable } from '@nestjs/common';
import { ReadSide } from '../database/read-side.js';
import { list, sql } from '../database/sql.js';
import type { DelegationKind, Response } from './delegation.entity.js';
import { SEATED } from './registration.transitions.js';

/** A delegation with its counts. `registered` holds a seat; `seats` is the sum of its quotas. */
export interface DelegationRow {
  id: string;
  name: string;
  kind: DelegationKind;
  province_code: string | null;
  response: Response;
  seats: number;
  registered: number;
  verified: number;
  women: number;
}

/** A category of one delegation with its seats. */
export interface SeatRow {
  category_id: string;
  name: string;
  name_en: string | null;
  self_funded: unknown;
  seats: number;
  taken: number;
}

/** Who coordinates. */
export interface CoordinatorRow {
  account_id: string;
  name: string;
  email: string | null;
}

/** All reading about delegations. */
@Injectable()
export class DelegationQueries {
  constructor(private readonly reads: ReadSide) {}

  /** Every delegation of a meeting with its counts, provinces by code first; one query. */
  async list(meetingId: string): Promise<DelegationRow[]> {
    return this.reads.all<DelegationRow>(sql`
      select d.id, d.name, d.kind, d.province_code, d.response,
        coalesce(q.seats, 0) as seats, coalesce(r.registered, 0) as registered,
        coalesce(r.verified, 0) as verified, coalesce(r.women, 0) as women
      from delegation d
      left join (
        select delegation_id, cast(sum(seats) as integer) as seats from quota
        where meeting_id = ${meetingId} group by delegation_id
      ) q on q.delegation_id = d.id
      left join (
        select delegation_id, cast(count(*) as integer) as registered,
          cast(sum(case when state = 'verified' then 1 else 0 end) as integer) as verified,
          cast(sum(case when sex = 'P' then 1 else 0 end) as integer) as women
        from registration where meeting_id = ${meetingId} and state in (${list(SEATED)}) group by delegation_id
      ) r on r.delegation_id = d.id
      where d.meeting_id = ${meetingId}
      order by d.position, d.name`);
  }

  /** The seats of one delegation, category by category. */
  async seats(delegationId: string): Promise<SeatRow[]> {
    return this.reads.all<SeatRow>(sql`
      select c.id as category_id, c.name, c.name_en, c.self_funded, q.seats, (
        select cast(count(*) as integer) from registration r
        where r.delegation_id = q.delegation_id and r.category_id = c.id and r.state in (${list(SEATED)})
      ) as taken
      from quota q join participant_category c on c.id = q.category_id
      where q.delegation_id = ${delegationId} order by c.position`);
  }

  async coordinators(delegationId: string): Promise<CoordinatorRow[]> {
    return this.reads.all<CoordinatorRow>(sql`
      select a.id as account_id, a.name, a.email from meeting_role r join account a on a.id = r.account_id
      where r.delegation_id = ${delegationId} and r.role = 'coordinator' order by a.name`);
  }
}
