import { OUTCOME_KINDS } from '../minutes/minutes-point.entity.js';
import { pageOf } from '../web/pager.js';
import { ASSIGNMENT_STATES } from './follow-up/assignment.transitions.js';
import { ASSIGNMENT_SORTS, type AssignmentFilter } from './follow-up/assignments.queries.js';
import { OUTCOME_STATES } from './outcome.transitions.js';
import type { OutcomeFilter } from './outcomes.queries.js';

/** The query of an address as it arrives; anything odd is no filter. */
export type Query = Readonly<Record<string, unknown>>;

const one = <V extends string>(known: readonly V[], given: unknown): V | null =>
  known.find((value) => value === given) ?? null;

/** ?q=…&jenis=…&keadaan=…&sesi=…&halaman=… */
export const outcomeFilter = (query: Query): OutcomeFilter => ({
  query: typeof query['q'] === 'string' ? query['q'].slice(0, 200) : '',
  kind: one(OUTCOME_KINDS, query['jenis']),
  state: one(OUTCOME_STATES, query['keadaan']),
  sessionId: typeof query['sesi'] === 'string' && /^[\w-]{1,36}$/.test(query['sesi']) ? query['sesi'] : null,
  page: pageOf(query['halaman']),
});

/** The same for programs: ?q=…&kind=…&state=…&session=…&page=… */
export const apiOutcomeFilter = ({ q, kind, state, session, page }: Query): OutcomeFilter =>
  outcomeFilter({ q, jenis: kind, keadaan: state, sesi: session, halaman: page });

/** The address of a list with these filters. */
export function outcomesHref(base: string, filter: OutcomeFilter): string {
  const query = new URLSearchParams();
  if (filter.query) query.set('q', filter.query);
  if (filter.kind) query.set('jenis', filter.kind);
  if (filter.state) query.set('keadaan', filter.state);
  if (filter.sessionId) query.set('sesi', filter.sessionId);
  if (filter.page > 1) query.set('halaman', String(filter.page));
  return query.size > 0 ? `${base}?${query}` : base;
}

/** ?keadaan=…&urut=…&halaman=… */
export const assignmentFilter = (
  query: Query,
  sort: AssignmentFilter['sort'] = 'delegation',
): AssignmentFilter => ({
  state: one([...ASSIGNMENT_STATES, 'overdue'], query['keadaan']),
  sort: one(ASSIGNMENT_SORTS, query['urut']) ?? sort,
  page: pageOf(query['halaman']),
});

/** The address of a list of assignments with these filters. */
export function assignmentsHref(base: string, filter: AssignmentFilter): string {
  const query = new URLSearchParams();
  if (filter.state) query.set('keadaan', filter.state);
  query.set('urut', filter.sort);
  if (filter.page > 1) query.set('halaman', String(filter.page));
  return `${base}?${query}`;
}
