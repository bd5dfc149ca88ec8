import { Injectable } from '@nestjs/common';
import { ReadSide } from '../../database/read-side.js';
import { join, list, type Sql, sql } from '../../database/sql.js';
import type { DelegationKind } from '../../delegations/delegation.entity.js';
import type { Instant, LocalDate } from '../../kernel/time.js';
import type { OutcomeKind } from '../../minutes/minutes-point.entity.js';
import type { AssignmentRole } from './assignment.entity.js';
import { ASSIGNMENT_STATES, type AssignmentState, OPEN_STATES } from './assignment.transitions.js';
import type { ReportDecision } from './progress-report.entity.js';

/** Whether `assignment a` is overdue on that day: derived from the due date, never stored. */
export const isOverdue = (today: LocalDate): Sql =>
  sql`(a.due_on < ${today} and a.state in (${list(OPEN_STATES)}))`;

export const ASSIGNMENT_SORTS = ['delegation', 'state', 'due'] as const;

/** What a list of assignments may be narrowed to. */
export interface AssignmentFilter {
  state: AssignmentState | 'overdue' | null;
  sort: (typeof ASSIGNMENT_SORTS)[number];
  page: number;
}

/** Whose assignments: of an outcome, of a delegation, of a meeting. */
export type AssignmentsOf = { outcomeId: string } | { delegationId: string } | { meetingId: string };

/** An assignment in a list. */
export interface ListedAssignment {
  id: string;
  outcomeId: string;
  kind: OutcomeKind;
  number: number;
  text: string;
  withdrawnIn: number | null;
  delegation: string;
  delegationKind: DelegationKind;
  provinceCode: string | null;
  role: AssignmentRole;
  dueOn: LocalDate;
  state: AssignmentState;
  percent: number;
  overdue: unknown;
}

/** An assignment whole. */
export interface AssignmentRow extends ListedAssignment {
  version: number;
  output: string | null;
  indicator: string | null;
  stateReason: string | null;
  stateAt: Instant;
  createdAt: Instant;
}

/** A progress report with its files. */
export interface ReportRow {
  id: string;
  number: number;
  text: string;
  percent: number;
  done: unknown;
  reportedAt: Instant;
  reportedByName: string;
  decision: ReportDecision | null;
  decisionReason: string | null;
  decidedAt: Instant | null;
  decidedByName: string | null;
  evidence: EvidenceRow[];
}

/** A file of a report. */
export interface EvidenceRow {
  id: string;
  reportId: string;
  name: string;
  bytes: number;
}

/** A delegation with its follow-up in figures; cancelled assignments count nowhere. */
export interface DelegationProgress {
  id: string;
  name: string;
  kind: DelegationKind;
  provinceCode: string | null;
  assigned: number;
  verified: number;
  waiting: number;
  overdue: number;
}

/** How many lines a page of a list has. */
export const ASSIGNMENTS_PAGE = 50;

const byState = sql`case a.state ${join(
  ASSIGNMENT_STATES.map((state, i) => sql`when ${state} then cast(${i} as integer)`),
  ' ',
)} end`;

const ORDERS: Record<AssignmentFilter['sort'], Sql> = {
  delegation: sql`d.position, d.name, a.due_on, a.id`,
  state: sql`${byState}, a.due_on, d.position, a.id`,
  due: sql`a.due_on, d.position, a.id`,
};

const columns = (today: LocalDate): Sql => sql`
  a.id, a.outcome_id as "outcomeId", o.kind, o.number, o.text, o.withdrawn_in as "withdrawnIn", d.name as delegation,
  d.kind as "delegationKind", d.province_code as "provinceCode", a.role, a.due_on as "dueOn", a.state, a.percent,
  case when ${isOverdue(today)} then 1 else 0 end as overdue`;

const joined = sql`
  assignment a join delegation d on d.id = a.delegation_id join outcome o on o.id = a.outcome_id`;

/** All reading about assignments, reports and evidence. */
@Injectable()
export class AssignmentQueries {
  constructor(private readonly reads: ReadSide) {}

  /** One page of assignments and how many the filter leaves in all; two queries. */
  async page(
    of: AssignmentsOf,
    filter: AssignmentFilter,
    today: LocalDate,
  ): Promise<{ rows: ListedAssignment[]; total: number }> {
    const where = sql`${scope(of)}${narrowed(filter, today)}`;
    const [rows, count] = await Promise.all([
      this.reads.all<ListedAssignment>(sql`
        select ${columns(today)} from ${joined} where ${where} order by ${ORDERS[filter.sort]}
        limit ${ASSIGNMENTS_PAGE} offset ${(filter.page - 1) * ASSIGNMENTS_PAGE}`),
      this.reads.one<{ n: number }>(sql`
        select cast(count(*) as integer) as n from assignment a where ${where}`),
    ]);
    return { rows, total: count?.n ?? 0 };
  }

  /** Every assignment of an outcome in the order of the delegations: one per delegation at most. */
  async ofOutcome(outcomeId: string, today: LocalDate): Promise<ListedAssignment[]> {
    return this.reads.all<ListedAssignment>(sql`
      select ${columns(today)} from ${joined} where a.outcome_id = ${outcomeId} order by ${ORDERS.delegation}`);
  }

  /** How many assignments stand in each state, and how many are overdue. */
  async states(
    of: AssignmentsOf,
    today: LocalDate,
  ): Promise<ReadonlyMap<AssignmentState | 'overdue', number>> {
    const rows = await this.reads.all<{ state: AssignmentState; n: number; overdue: number }>(sql`
      select a.state, cast(count(*) as integer) as n,
        cast(sum(case when ${isOverdue(today)} then 1 else 0 end) as integer) as overdue
      from assignment a where ${scope(of)} group by a.state`);
    const states = new Map<AssignmentState | 'overdue', number>(rows.map(({ state, n }) => [state, n]));
    return states.set(
      'overdue',
      rows.reduce((sum, row) => sum + row.overdue, 0),
    );
  }

  /** One assignment; the policy has made sure that it is there. */
  async one(id: string, today: LocalDate): Promise<AssignmentRow> {
    const row = await this.reads.one<AssignmentRow>(sql`
      select ${columns(today)}, a.version, a.output, a.indicator, a.state_reason as "stateReason",
        a.state_at as "stateAt", a.created_at as "createdAt"
      from ${joined} where a.id = ${id}`);
    if (!row) throw new Error('a located assignment without a row');
    return row;
  }

  /** The reports on an assignment with their files, newest first; two queries. */
  async reports(assignmentId: string): Promise<ReportRow[]> {
    const [reports, evidence] = await Promise.all([
      this.reads.all<Omit<ReportRow, 'evidence'>>(sql`
        select id, number, text, percent, done, reported_at as "reportedAt", reported_by_name as "reportedByName",
          decision, decision_reason as "decisionReason", decided_at as "decidedAt",
          decided_by_name as "decidedByName"
        from progress_report where assignment_id = ${assignmentId} order by number desc`),
      this.reads.all<EvidenceRow>(sql`
        select e.id, e.report_id as "reportId", f.name, f.bytes
        from evidence e join stored_file f on f.id = e.file_id
        where e.assignment_id = ${assignmentId} order by e.position`),
    ]);
    return reports.map((report) => ({
      ...report,
      evidence: evidence.filter((file) => file.reportId === report.id),
    }));
  }

  /** The stored file of a piece of evidence of this very assignment; null when there is none. */
  async evidenceFile(assignmentId: string, evidenceId: string): Promise<string | null> {
    const row = await this.reads.one<{ file_id: string }>(sql`
      select file_id from evidence where id = ${evidenceId} and assignment_id = ${assignmentId}`);
    return row?.file_id ?? null;
  }

  /** Every delegation of a meeting with its figures; one query. */
  async byDelegation(meetingId: string, today: LocalDate): Promise<DelegationProgress[]> {
    return this.reads.all<DelegationProgress>(sql`
      select d.id, d.name, d.kind, d.province_code as "provinceCode", coalesce(f.assigned, 0) as assigned,
        coalesce(f.verified, 0) as verified, coalesce(f.waiting, 0) as waiting, coalesce(f.overdue, 0) as overdue
      from delegation d
      left join (
        select a.delegation_id, cast(count(*) as integer) as assigned,
          cast(sum(case when a.state = 'verified' then 1 else 0 end) as integer) as verified,
          cast(sum(case when a.state = 'reported_done' then 1 else 0 end) as integer) as waiting,
          cast(sum(case when ${isOverdue(today)} then 1 else 0 end) as integer) as overdue
        from assignment a where a.meeting_id = ${meetingId} and a.state <> 'cancelled' group by a.delegation_id
      ) f on f.delegation_id = d.id
      where d.meeting_id = ${meetingId}
      order by d.position, d.name, d.id`);
  }

  /** The delegations of a meeting, and which of them have this outcome; for choosing. */
  async assignees(
    meetingId: string,
    outcomeId: string,
  ): Promise<{ id: string; name: string; kind: DelegationKind; assigned: unknown }[]> {
    return this.reads.all(sql`
      select d.id, d.name, d.kind, case when a.id is null then 0 else 1 end as assigned
      from delegation d left join assignment a on a.delegation_id = d.id and a.outcome_id = ${outcomeId}
      where d.meeting_id = ${meetingId} order by d.position, d.name, d.id`);
  }
}

const scope = (of: AssignmentsOf): Sql =>
  'outcomeId' in of
    ? sql`a.outcome_id = ${of.outcomeId}`
    : 'delegationId' in of
      ? sql`a.delegation_id = ${of.delegationId}`
      : sql`a.meeting_id = ${of.meetingId}`;

function narrowed({ state }: AssignmentFilter, today: LocalDate): Sql {
  if (state === null) return sql``;
  return state === 'overdue' ? sql` and ${isOverdue(today)}` : sql` and a.state = ${state}`;
}
