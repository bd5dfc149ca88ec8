import type { Actor } from '../kernel/actor.js';
import { dateTime, number, plainDate } from '../i18n/formats.js';
import { type Language, type Translate, translator } from '../i18n/translator.js';
import type { SessionFacts } from '../agenda/agenda.queries.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { FollowUpEntry } from '../minutes/minutes-edition.entity.js';
import { OUTCOME_KINDS } from '../minutes/minutes-point.entity.js';
import { readsEditions } from '../minutes/minutes.policy.js';
import { minutesUrls } from '../minutes/minutes.urls.js';
import type { Chip } from '../web/chrome.js';
import type { Option } from '../web/form.js';
import { pagerOf } from '../web/pager.js';
import { OUTCOME_STATES, outcomeLifecycle } from './outcome.transitions.js';
import { outcomesHref } from './outcomes.filters.js';
import {
  type ListedOutcome,
  type OutcomeFigures,
  type OutcomeFilter,
  type OutcomeRow,
  PAGE_SIZE,
  type WordingRow,
} from './outcomes.queries.js';
import { outcomeUrls } from './outcomes.urls.js';

const EXCERPT = 240;

/** "Kesepakatan 3". */
export const outcomeName = (
  { kind, number: n }: Pick<ListedOutcome, 'kind' | 'number'>,
  t: Translate,
): string => t('outcomes.name', { kind: t(`outcomes.kinds.${kind}`), n });

/** The paragraphs of a text; a line of its own is one too. */
export const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** As much of a text as a line of a table bears. */
export function excerpt(text: string): string {
  const letters = [...text];
  return letters.length <= EXCERPT ? text : `${letters.slice(0, EXCERPT).join('').trimEnd()}…`;
}

/** Whether the public sees it, in a word. */
export const publicationChip = ({ state }: Pick<ListedOutcome, 'state'>, t: Translate): Chip => ({
  text: t(`outcomes.states.${state}`),
  tone: state === 'published' ? 'ok' : 'plain',
});

const withdrawnChip = (n: number | null, t: Translate): Chip | null =>
  n === null ? null : { text: t('outcomes.withdrawn', { n }), tone: 'no' };

/** "3 dari 34 delegasi terverifikasi"; "Belum ditugaskan" when nobody has it. */
export const progressWords = (row: { assigned: number; verified: number }, t: Translate): string =>
  row.assigned === 0
    ? t('outcomes.unassigned')
    : t('outcomes.progress', { n: row.verified, of: row.assigned });

const listed = (row: ListedOutcome, url: string, t: Translate) => {
  const name = outcomeName(row, t);
  return {
    name,
    url,
    outcomeText: excerpt(row.text),
    session: row.sessionTitle,
    publication: publicationChip(row, t),
    withdrawn: withdrawnChip(row.withdrawnIn, t),
    progress: progressWords(row, t),
    assigned: row.assigned,
    verified: row.verified,
    meterLabel: t('outcomes.progressOf', { name, n: row.verified, of: row.assigned }),
    meterShow: t('outcomes.progressShort', { n: row.verified, of: row.assigned }),
    overdue: row.overdue,
  };
};

/** The staff's list: figures with their denominators, filters, one page of rows. */
export function listModel(
  meeting: MeetingFacts,
  filter: OutcomeFilter,
  found: { rows: readonly ListedOutcome[]; total: number },
  figures: OutcomeFigures,
  sessions: readonly { id: string; title: string }[],
  language: Language,
) {
  const t = translator(language);
  const base = outcomeUrls.manage(meeting);
  const filtered = Boolean(filter.query || filter.kind || filter.state || filter.sessionId);
  const options = (chosen: string | null, choices: readonly Option[]) =>
    [{ value: '', text: t('outcomes.list.any') }, ...choices].map((option) => ({
      value: option.value,
      text: option.text,
      selected: option.value === (chosen ?? ''),
    }));
  const of = t('outcomes.list.ofOutcomes', { n: number(figures.outcomes, language) });
  const ofStanding = t('outcomes.list.ofStanding', { n: number(figures.standing, language) });
  const ofAssigned = t('outcomes.list.ofAssignments', { n: number(figures.assigned, language) });
  const kpi = (value: number, among: string, label: string, url: string | null) => ({
    value: number(value, language),
    of: among,
    label,
    url,
  });
  const late = `${outcomeUrls.assignments(meeting)}?keadaan=overdue&urut=due`;
  return {
    title: t('outcomes.list.title'),
    lead: t('outcomes.list.lead'),
    kpis: [
      kpi(figures.published, of, t('outcomes.list.published'), null),
      kpi(figures.unassigned, ofStanding, t('outcomes.list.unassigned'), null),
      kpi(figures.verified, ofAssigned, t('outcomes.list.verified'), outcomeUrls.followUp(meeting)),
      kpi(figures.overdue, ofAssigned, t('outcomes.list.overdue'), late),
    ],
    listUrl: base,
    clearUrl: filtered ? base : null,
    query: filter.query,
    kinds: options(
      filter.kind,
      OUTCOME_KINDS.map((kind) => ({ value: kind, text: t(`outcomes.kinds.${kind}`) })),
    ),
    publications: options(
      filter.state,
      OUTCOME_STATES.map((state) => ({ value: state, text: t(`outcomes.states.${state}`) })),
    ),
    sessions: options(
      filter.sessionId,
      sessions.map(({ id, title }) => ({ value: id, text: title })),
    ),
    outcomes: found.rows.map((row) => listed(row, outcomeUrls.manageOne(meeting, row.id), t)),
    empty: figures.outcomes === 0,
    count: t('outcomes.list.count', {
      n: number(found.total, language),
      of: number(figures.outcomes, language),
    }),
    pager: pagerOf(found.total, PAGE_SIZE, filter.page, (page) => outcomesHref(base, { ...filter, page }), t),
    publishAllUrl: figures.published < figures.outcomes ? outcomeUrls.publishAll(meeting) : null,
    followUpUrl: outcomeUrls.followUp(meeting),
  };
}

/** What the public reads: published outcomes by kind, each with its session and how far it is followed up. */
export function resultsModel(
  meeting: MeetingFacts,
  filter: OutcomeFilter,
  found: { rows: readonly ListedOutcome[]; total: number },
  readable: ReadonlySet<string>,
  language: Language,
) {
  const t = translator(language);
  const base = outcomeUrls.results(meeting);
  return {
    title: t('outcomes.results.title'),
    groups: OUTCOME_KINDS.map((kind) => ({
      id: kind,
      name: t(`outcomes.kinds.${kind}`),
      outcomes: found.rows
        .filter((row) => row.kind === kind)
        .map((row) => ({
          ...listed(row, outcomeUrls.result(meeting, row), t),
          paragraphs: paragraphs(row.text),
          editionUrl: readable.has(row.sessionId)
            ? minutesUrls.edition(meeting, row.sessionId, row.editionNumber)
            : null,
          edition: t('outcomes.results.minutes', { n: row.editionNumber }),
        })),
    })).filter((group) => group.outcomes.length > 0),
    empty: found.total === 0,
    pager: pagerOf(found.total, PAGE_SIZE, filter.page, (page) => outcomesHref(base, { ...filter, page }), t),
  };
}

/** The path of an outcome: session → edition → outcome → assignments. */
export function pathRows(
  meeting: MeetingFacts,
  row: OutcomeRow,
  progress: { assigned: number; verified: number },
  readable: boolean,
  followUpUrl: string,
  language: Language,
) {
  const t = translator(language);
  const line = (key: string, value: string, actionUrl: string | null) => ({
    key,
    value,
    actionUrl,
    actionText: actionUrl ? t('outcomes.show.open') : null,
  });
  const edition = readable ? minutesUrls.edition(meeting, row.sessionId, row.editionNumber) : null;
  const proposer = [row.proposedBy, row.proposedByOffice].filter(Boolean).join(', ');
  return [
    line(t('outcomes.show.session'), row.sessionTitle, null),
    ...(proposer ? [line(t('outcomes.show.proposedBy'), proposer, null)] : []),
    line(t('outcomes.show.edition'), t('outcomes.show.editionOf', { n: row.editionNumber }), edition),
    line(t('outcomes.show.outcome'), outcomeName(row, t), null),
    line(t('outcomes.show.followUp'), progressWords(progress, t), progress.assigned > 0 ? followUpUrl : null),
  ];
}

/** The wordings as a history, newest first; nothing while there is only the first. */
export function wordingEvents(rows: readonly WordingRow[], meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  if (rows.length < 2) return [];
  return rows
    .map((row, i) => ({
      at: row.createdAt,
      when: dateTime(row.createdAt, meeting.timeZone, language),
      who: null,
      text: t(i === 0 ? 'outcomes.show.wordingFirst' : 'outcomes.show.wordingThen', {
        n: row.editionNumber,
      }),
      detail: row.text,
      state: null,
    }))
    .reverse();
}

/** What the staff reads above the assignments of an outcome. */
export function outcomeHead(meeting: MeetingFacts, row: OutcomeRow, language: Language) {
  const t = translator(language);
  const visibility =
    row.state === 'published' && row.publishedAt
      ? t('outcomes.show.publishedAt', { at: dateTime(row.publishedAt, meeting.timeZone, language) })
      : row.stateReason
        ? t('outcomes.show.unpublishedBecause', { reason: row.stateReason })
        : t('outcomes.show.notPublished');
  return {
    title: outcomeName(row, t),
    paragraphs: paragraphs(row.text),
    publication: publicationChip(row, t),
    withdrawn: row.withdrawnIn === null ? null : t('outcomes.show.withdrawnText', { n: row.withdrawnIn }),
    visibility,
    publicUrl: row.state === 'published' ? outcomeUrls.result(meeting, row) : null,
    publicationUrl:
      row.state === 'published' || row.withdrawnIn === null ? outcomeUrls.publication(meeting, row.id) : null,
    publicationLabel: t(row.state === 'published' ? 'outcomes.show.unpublish' : 'outcomes.show.publish'),
    assignUrl: row.withdrawnIn === null ? outcomeUrls.assign(meeting, row.id) : null,
    backUrl: outcomeUrls.manage(meeting),
  };
}

/** The steps of publication open to an outcome. */
export const publicationOptions = (row: Pick<OutcomeRow, 'state'>, language: Language): Option[] =>
  outcomeLifecycle.verbs(row.state).map((verb) => ({
    value: verb,
    text: translator(language)(`outcomes.options.${verb}`),
    hint: translator(language)(`outcomes.options.${verb}Hint`),
  }));

/** The drafts as boxes to tick. */
export const draftOptions = (
  rows: readonly Pick<ListedOutcome, 'id' | 'kind' | 'number' | 'text'>[],
  language: Language,
): Option[] =>
  rows.map((row) => ({ value: row.id, text: `${outcomeName(row, translator(language))}: ${row.text}` }));

/** The choices of the assign form; who has the outcome already is told. */
export function assignOptions(
  rows: readonly { id: string; name: string; kind: string; assigned: unknown }[],
  language: Language,
): Record<string, Option[]> {
  const t = translator(language);
  const provinces = rows.filter((row) => row.kind === 'province').length;
  return {
    to: [
      {
        value: 'provinces',
        text: t('outcomes.options.provinces', { n: provinces }),
        hint: t('outcomes.options.provincesHint'),
      },
      {
        value: 'everybody',
        text: t('outcomes.options.everybody', { n: rows.length }),
        hint: t('outcomes.options.everybodyHint'),
      },
      { value: 'chosen', text: t('outcomes.options.chosen'), hint: t('outcomes.options.chosenHint') },
    ],
    delegations: rows.map((row) => ({
      value: row.id,
      text: row.assigned ? `${row.name} (${t('outcomes.options.already')})` : row.name,
    })),
    ...roleOptions(language),
  };
}

/** The roles as choices. */
export const roleOptions = (language: Language): Record<'role', Option[]> => {
  const t = translator(language);
  return {
    role: (['lead', 'support'] as const).map((role) => ({
      value: role,
      text: t(`outcomes.roles.${role}`),
      hint: t(`outcomes.options.${role}Hint`),
    })),
  };
};

/** What the minutes name as follow-up, each with the address that takes it into the form. */
export const suggestionRows = (
  entries: readonly FollowUpEntry[],
  meeting: MeetingFacts,
  outcomeId: string,
  language: Language,
) =>
  entries.map((entry) => ({
    words: entry.text,
    responsible: entry.responsible ?? '—',
    due: entry.dueOn ? plainDate(entry.dueOn, language) : '—',
    url: `${outcomeUrls.assign(meeting, outcomeId)}?usul=${encodeURIComponent(entry.pointId)}`,
  }));

/** The sessions whose published minutes this actor may read. */
export const readableSessions = (
  sessions: readonly SessionFacts[],
  meeting: MeetingFacts,
  actor: Actor,
): ReadonlySet<string> =>
  new Set(
    sessions.filter((session) => readsEditions(actor, { meeting, session })).map((session) => session.id),
  );
