import { may } from '../../access/policy.js';
import type { Actor } from '../../kernel/actor.js';
import { dateTime, number, plainDate } from '../../i18n/formats.js';
import { type Language, type Translate, translator } from '../../i18n/translator.js';
import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import { provincesOn } from '../../provinces/provinces.js';
import type { Chip } from '../../web/chrome.js';
import { pagerOf } from '../../web/pager.js';
import { assignmentsHref } from '../outcomes.filters.js';
import { excerpt, outcomeName, paragraphs } from '../outcomes.pages.js';
import { outcomeUrls } from '../outcomes.urls.js';
import { ASSIGNMENT_STATES, assignmentLifecycle, type AssignmentState } from './assignment.transitions.js';
import {
  ASSIGNMENT_SORTS,
  type AssignmentFilter,
  type AssignmentRow,
  ASSIGNMENTS_PAGE,
  type DelegationProgress,
  type ListedAssignment,
  type ReportRow,
} from './assignments.queries.js';
import { followUpPolicy, type OfAssignment } from './follow-up.policy.js';

const TONES: Record<AssignmentState, Chip['tone']> = {
  not_started: 'plain',
  in_progress: 'info',
  reported_done: 'wait',
  returned: 'no',
  verified: 'ok',
  cancelled: 'plain',
};

/** An assignment's state as a word and its tone. */
export const assignmentChip = (state: AssignmentState, t: Translate): Chip => ({
  text: t(`outcomes.assignmentStates.${state}`),
  tone: TONES[state],
});

const overdueChip = (overdue: unknown, t: Translate): Chip | null =>
  overdue ? { text: t('outcomes.overdue'), tone: 'no' } : null;

/** One line of a list of assignments. */
export function assignmentLine(row: ListedAssignment, url: string | null, language: Language) {
  const t = translator(language);
  return {
    url,
    delegation: row.delegation,
    outcome: outcomeName(row, t),
    outcomeText: excerpt(row.text),
    role: t(`outcomes.roles.${row.role}`),
    due: plainDate(row.dueOn, language),
    progress: assignmentChip(row.state, t),
    overdue: overdueChip(row.overdue, t),
    percent: t('outcomes.assignment.percentOf', { n: row.percent }),
  };
}

/** A list of assignments: chips by state, sorting, one page of rows. */
export function assignmentsModel(
  base: string,
  filter: AssignmentFilter,
  found: { rows: readonly ListedAssignment[]; total: number },
  states: ReadonlyMap<AssignmentState | 'overdue', number>,
  urlOf: (row: ListedAssignment) => string | null,
  language: Language,
) {
  const t = translator(language);
  const href = (changes: Partial<AssignmentFilter>) =>
    assignmentsHref(base, { ...filter, page: 1, ...changes });
  const all = ASSIGNMENT_STATES.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  const words = (state: AssignmentState | 'overdue') =>
    state === 'overdue' ? t('outcomes.overdue') : t(`outcomes.assignmentStates.${state}`);
  return {
    assignments: found.rows.map((row) => assignmentLine(row, urlOf(row), language)),
    noAssignments: all === 0,
    stateChips: [
      {
        text: `${t('outcomes.assignments.all')} ${number(all, language)}`,
        url: href({ state: null }),
        current: filter.state === null,
      },
      ...[...ASSIGNMENT_STATES, 'overdue' as const]
        .filter((state) => (states.get(state) ?? 0) > 0)
        .map((state) => ({
          text: `${words(state)} ${number(states.get(state) ?? 0, language)}`,
          url: href({ state }),
          current: filter.state === state,
        })),
    ],
    sortChips: ASSIGNMENT_SORTS.map((sort) => ({
      text: t(`outcomes.assignments.sort.${sort}`),
      url: href({ sort }),
      current: filter.sort === sort,
    })),
    assignmentCount: t('outcomes.assignments.count', {
      n: number(found.total, language),
      of: number(all, language),
    }),
    pager: pagerOf(found.total, ASSIGNMENTS_PAGE, filter.page, (page) => href({ page }), t),
  };
}

/** Figures of a set of assignments by their states; cancelled ones count nowhere. */
export function progressOf(states: ReadonlyMap<AssignmentState | 'overdue', number>) {
  const of = (state: AssignmentState | 'overdue') => states.get(state) ?? 0;
  const assigned = ASSIGNMENT_STATES.filter((state) => state !== 'cancelled').reduce(
    (sum, state) => sum + of(state),
    0,
  );
  return { assigned, verified: of('verified') };
}

const share = ({ assigned, verified }: DelegationProgress): 0 | 1 | 2 | 3 =>
  assigned === 0 ? 0 : verified === assigned ? 3 : verified > 0 ? 2 : 1;

/** The staff's overview: figures, tiles, and the same as a table. */
export function overviewModel(
  rows: readonly DelegationProgress[],
  outcomes: { standing: number; unassigned: number },
  meeting: MeetingFacts,
  language: Language,
) {
  const t = translator(language);
  const sum = (pick: (row: DelegationProgress) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const assigned = sum((row) => row.assigned);
  const of = t('outcomes.list.ofAssignments', { n: number(assigned, language) });
  const list = outcomeUrls.assignments(meeting);
  const kpi = (value: number, among: string, label: string, url: string | null) => ({
    value: number(value, language),
    of: among,
    label,
    url,
  });
  const detail = (row: DelegationProgress) =>
    t('outcomes.followUp.tileDetail', { n: row.verified, of: row.assigned });
  return {
    title: t('outcomes.followUp.title'),
    lead: t('outcomes.followUp.lead'),
    kpis: [
      kpi(
        outcomes.standing - outcomes.unassigned,
        t('outcomes.list.ofStanding', { n: number(outcomes.standing, language) }),
        t('outcomes.followUp.outcomes'),
        outcomeUrls.manage(meeting),
      ),
      kpi(
        sum((row) => row.verified),
        of,
        t('outcomes.followUp.verified'),
        `${list}?keadaan=verified`,
      ),
      kpi(
        sum((row) => row.waiting),
        of,
        t('outcomes.followUp.waiting'),
        `${list}?keadaan=reported_done&urut=due`,
      ),
      kpi(
        sum((row) => row.overdue),
        of,
        t('outcomes.followUp.overdue'),
        `${list}?keadaan=overdue&urut=due`,
      ),
    ],
    empty: assigned === 0,
    outcomesUrl: outcomeUrls.manage(meeting),
    assignmentsUrl: list,
    tiles: tilesOf(rows, meeting, (row) => ({
      level: share(row),
      url: outcomeUrls.ours(meeting, row.id),
      detail: detail(row),
    })),
    legend: (['none', 'begun', 'some', 'all'] as const).map((step, level) => ({
      level,
      text: t(`outcomes.followUp.levels.${step}`),
    })),
    delegations: rows.map((row) => ({
      name: row.name,
      url: outcomeUrls.ours(meeting, row.id),
      assigned: row.assigned,
      verified: row.verified,
      meterLabel: t('outcomes.progressOf', { name: row.name, n: row.verified, of: row.assigned }),
      meterShow: t('outcomes.progressShort', { n: row.verified, of: row.assigned }),
      waiting: row.waiting,
      overdue: row.overdue,
    })),
  };
}

const LEVELS: Record<AssignmentState, 0 | 1 | 2 | 3> = {
  not_started: 0,
  in_progress: 1,
  returned: 1,
  reported_done: 2,
  verified: 3,
  cancelled: 0,
};

/** What the public reads of an outcome's follow-up: states by delegation, never a report. */
export function publicProgress(rows: readonly ListedAssignment[], meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  const counted = rows.filter((row) => row.state !== 'cancelled');
  return {
    tiles: tilesOf(counted, meeting, (row) => ({
      level: LEVELS[row.state],
      url: null,
      detail: t(`outcomes.assignmentStates.${row.state}`),
    })),
    legend: (['open', 'begun', 'reported', 'verified'] as const).map((step, level) => ({
      level,
      text: t(`outcomes.results.levels.${step}`),
    })),
    assignments: counted.map((row) => assignmentLine(row, null, language)),
  };
}

/** The provinces of the meeting's first day among these rows, each on its place of the map. */
function tilesOf<R extends { provinceCode: string | null }>(
  rows: readonly R[],
  meeting: MeetingFacts,
  draw: (row: R) => { level: number; url: string | null; detail: string },
) {
  const byCode = new Map(rows.map((row) => [row.provinceCode, row]));
  return provincesOn(meeting.startsOn).flatMap((place) => {
    const row = byCode.get(place.code);
    return row
      ? [{ code: place.abbreviation, label: place.name, col: place.column, row: place.row, ...draw(row) }]
      : [];
  });
}

/** One assignment with its reports, for the delegation and for the staff. */
export function assignmentModel(
  here: OfAssignment,
  row: AssignmentRow,
  reports: readonly ReportRow[],
  actor: Actor,
  language: Language,
) {
  const t = translator(language);
  const { meeting, delegation } = here;
  const line = (key: string, value: string, actionUrl: string | null = null) => ({
    key,
    value,
    actionUrl,
    actionText: actionUrl ? t('outcomes.show.open') : null,
  });
  const decides = may(followUpPolicy, 'decide', actor, here);
  const reportsOn = may(followUpPolicy, 'report', actor, here);
  const canReport = assignmentLifecycle.can(row.state, 'report');
  return {
    title: `${outcomeName(row, t)}: ${delegation.name}`,
    paragraphs: paragraphs(row.text),
    progress: assignmentChip(row.state, t),
    overdue: overdueChip(row.overdue, t),
    facts: [
      line(
        t('outcomes.assignment.outcome'),
        outcomeName(row, t),
        decides ? outcomeUrls.manageOne(meeting, row.outcomeId) : null,
      ),
      line(t('outcomes.assignment.role'), t(`outcomes.roles.${row.role}`)),
      line(t('outcomes.assignment.output'), row.output ?? ''),
      line(t('outcomes.assignment.indicator'), row.indicator ?? ''),
      line(t('outcomes.assignment.due'), plainDate(row.dueOn, language)),
      line(t('outcomes.assignment.percent'), t('outcomes.assignment.percentOf', { n: row.percent })),
    ],
    returned:
      row.state === 'returned' ? t('outcomes.assignment.returned', { reason: row.stateReason ?? '—' }) : null,
    cancelled:
      row.state === 'cancelled'
        ? t('outcomes.assignment.cancelled', { reason: row.stateReason ?? '—' })
        : null,
    standing: standingWords(row.state, canReport && !reportsOn, t),
    reports: reports.map((report) => reportView(here, report, language)),
    canReport: canReport && reportsOn,
    canDecide: decides && row.state === 'reported_done',
    reviseUrl: decides && row.state !== 'cancelled' ? outcomeUrls.revise(meeting, row.id) : null,
    cancelUrl:
      decides && assignmentLifecycle.can(row.state, 'cancel') ? outcomeUrls.cancel(meeting, row.id) : null,
    resumeUrl: decides && row.state === 'cancelled' ? outcomeUrls.resume(meeting, row.id) : null,
    oursUrl: outcomeUrls.ours(meeting, delegation.id),
    listUrl: outcomeUrls.assignments(meeting),
  };
}

function standingWords(state: AssignmentState, onlyReads: boolean, t: Translate): string | null {
  if (state === 'reported_done') return t('outcomes.assignment.waiting');
  if (state === 'verified') return t('outcomes.assignment.verified');
  return onlyReads ? t('outcomes.assignment.onlyCoordinator') : null;
}

function reportView({ meeting, assignment }: OfAssignment, report: ReportRow, language: Language) {
  const t = translator(language);
  const { decision, decidedAt } = report;
  return {
    heading: t(report.done ? 'outcomes.assignment.reportedDone' : 'outcomes.assignment.reported', {
      n: report.number,
      percent: report.percent,
    }),
    who: report.reportedByName,
    at: report.reportedAt,
    when: dateTime(report.reportedAt, meeting.timeZone, language),
    words: paragraphs(report.text),
    evidence: report.evidence.map((file) => ({
      text: file.name,
      url: outcomeUrls.evidence(meeting, assignment.id, file.id),
      about: t('outcomes.assignment.fileSize', {
        n: number(Math.max(1, Math.round(file.bytes / 1024)), language),
      }),
    })),
    answer:
      decision && decidedAt
        ? t(decision === 'verified' ? 'outcomes.assignment.verifiedBy' : 'outcomes.assignment.returnedBy', {
            who: report.decidedByName ?? '—',
            at: dateTime(decidedAt, meeting.timeZone, language),
          })
        : null,
    answerReason: paragraphs(report.decisionReason ?? ''),
  };
}
