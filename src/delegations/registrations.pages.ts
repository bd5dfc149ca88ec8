import { may } from '../access/policy.js';
import type { TrailRow } from '../audit/trail.js';
import type { Actor } from '../kernel/actor.js';
import { number } from '../i18n/formats.js';
import { type Language, type Translate, translator } from '../i18n/translator.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { Chip } from '../web/chrome.js';
import { pagerOf } from '../web/pager.js';
import { timelineOf } from '../web/timeline.js';
import { isOwn, type OfRegistration, registrationPolicy } from './delegations.policy.js';
import { delegationUrls } from './delegations.urls.js';
import {
  REGISTRATION_STATES,
  registrationLifecycle,
  type RegistrationState,
} from './registration.transitions.js';
import {
  type ListedRegistration,
  PAGE_SIZE,
  type RegistrationFilter,
  type RegistrationRow,
} from './registrations.queries.js';

const TONES: Record<RegistrationState, Chip['tone']> = {
  submitted: 'wait',
  verified: 'ok',
  returned: 'no',
  rejected: 'no',
  withdrawn: 'plain',
};

/** A registration's state as a word and its tone. */
export const registrationChip = (state: RegistrationState, t: Translate): Chip => ({
  text: t(`delegations.states.${state}`),
  tone: TONES[state],
});

/** One line of a list of people. */
export function registrationLine(row: ListedRegistration, meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  return {
    name: row.name,
    url: delegationUrls.registration(meeting, row.id),
    reference: row.reference,
    sex: row.sex,
    position: row.position,
    institution: row.institution,
    delegation: row.delegation,
    category: (language === 'en' ? row.category_en : null) ?? row.category,
    state: registrationChip(row.state, t),
  };
}

/** The staff's list of registrations: filters, figures, one page of rows. */
export function registrationsModel(
  meeting: MeetingFacts,
  filter: RegistrationFilter,
  found: { rows: readonly ListedRegistration[]; total: number },
  states: ReadonlyMap<RegistrationState, number>,
  language: Language,
) {
  const t = translator(language);
  const base = delegationUrls.registrations(meeting);
  const href = (changes: Partial<RegistrationFilter>) => {
    const next = { ...filter, page: 1, ...changes };
    const query = new URLSearchParams();
    if (next.query) query.set('q', next.query);
    if (next.state) query.set('keadaan', next.state);
    if (next.sort !== 'name') query.set('urut', next.sort);
    if (next.page > 1) query.set('halaman', String(next.page));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const all = [...states.values()].reduce((sum, n) => sum + n, 0);
  return {
    title: t('delegations.registrations.title'),
    query: filter.query,
    searchUrl: base,
    kept: filter.state ? [{ name: 'keadaan', value: filter.state }] : [],
    chips: [
      {
        text: `${t('delegations.registrations.all')} ${number(all, language)}`,
        url: href({ state: null }),
        current: !filter.state,
      },
      ...REGISTRATION_STATES.filter((state) => states.has(state)).map((state) => ({
        text: `${t(`delegations.states.${state}`)} ${number(states.get(state) ?? 0, language)}`,
        url: href({ state }),
        current: filter.state === state,
      })),
    ],
    sorts: (['name', 'delegation', 'newest'] as const).map((sort) => ({
      text: t(`delegations.registrations.sort.${sort}`),
      url: href({ sort }),
      current: filter.sort === sort,
    })),
    registrations: found.rows.map((row) => registrationLine(row, meeting, language)),
    count: t('delegations.registrations.count', {
      n: number(found.total, language),
      of: number(all, language),
    }),
    filtered: Boolean(filter.query || filter.state || filter.page > 1),
    clearUrl: base,
    pager: pagerOf(found.total, PAGE_SIZE, filter.page, (page) => href({ page }), t),
  };
}

/** One registration, for whoever may see it; the buttons are those of the actor. */
export function registrationModel(
  here: OfRegistration,
  row: RegistrationRow,
  history: readonly TrailRow[],
  open: boolean,
  actor: Actor,
  language: Language,
) {
  const t = translator(language);
  const { meeting, delegation } = here;
  const decides = may(registrationPolicy, 'decide', actor, here);
  const changes = registrationLifecycle.can(row.state, 'change') && (open || decides);
  const text = (value: string | null) => value ?? '';
  return {
    title: row.name,
    reference: row.reference,
    state: registrationChip(row.state, t),
    reason: row.state_reason,
    answers: [
      { key: t('delegations.fields.name'), value: row.name },
      { key: t('delegations.fields.sex'), value: t(`delegations.sex.${row.sex}`) },
      { key: t('delegations.fields.position'), value: row.position },
      { key: t('delegations.fields.institution'), value: row.institution },
      { key: t('delegations.fields.delegation'), value: delegation.name },
      { key: t('delegations.fields.category'), value: registrationLine(row, meeting, language).category },
      { key: t('delegations.fields.email'), value: text(row.email) },
      { key: t('delegations.fields.phone'), value: text(row.phone) },
    ].map((answer) => ({ ...answer, actionUrl: null, actionText: null })),
    changeUrl: changes ? delegationUrls.change(meeting, row.id) : null,
    withdrawUrl: changes ? delegationUrls.withdraw(meeting, row.id) : null,
    codeUrl:
      changes && (decides || isOwn(actor, row.id) || row.email === null)
        ? delegationUrls.personalCode(meeting, row.id)
        : null,
    decideUrl:
      decides && registrationLifecycle.can(row.state, 'return')
        ? delegationUrls.decide(meeting, row.id)
        : null,
    reopenUrl:
      decides && registrationLifecycle.can(row.state, 'reopen')
        ? delegationUrls.reopen(meeting, row.id)
        : null,
    delegationUrl: isOwn(actor, row.id) ? null : delegationUrls.show(meeting, delegation.id),
    delegationName: delegation.name,
    closedNotice: open || decides ? null : t('delegations.show.closed'),
    history: timelineOf(history, 'delegations', meeting.timeZone, language),
  };
}
