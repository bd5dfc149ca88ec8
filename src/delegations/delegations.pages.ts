import { may } from '../access/policy.js';
import type { Actor } from '../kernel/actor.js';
import { number, percent } from '../i18n/formats.js';
import { type Language, type Translate, translator } from '../i18n/translator.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { provincesOn } from '../provinces/provinces.js';
import type { Chip } from '../web/chrome.js';
import type { Option } from '../web/form.js';
import type { Response } from './delegation.entity.js';
import { BODY_KINDS } from './delegation.entity.js';
import { delegationPolicy, isOwn, type OfDelegation } from './delegations.policy.js';
import type { CoordinatorRow, DelegationRow, SeatRow } from './delegations.queries.js';
import { delegationUrls } from './delegations.urls.js';
import { registrationLine } from './registrations.pages.js';
import type { ListedRegistration } from './registrations.queries.js';

/** Where a delegation stands: belum merespons → menominasi → lengkap → terverifikasi; derived, never stored. */
export function standing(
  row: Pick<DelegationRow, 'response' | 'seats' | 'registered' | 'verified'>,
): Standing {
  if (row.response === 'not_coming') return 'not_coming';
  if (row.registered === 0) return row.response === 'none' ? 'none' : 'responded';
  if (row.registered < row.seats) return 'nominating';
  return row.verified < row.registered ? 'complete' : 'verified';
}

type Standing = 'none' | 'not_coming' | 'responded' | 'nominating' | 'complete' | 'verified';

const STANDING_TONES: Record<Standing, Chip['tone']> = {
  none: 'plain',
  not_coming: 'no',
  responded: 'info',
  nominating: 'wait',
  complete: 'info',
  verified: 'ok',
};

/** The standing as a word and its tone. */
export const standingChip = (row: Parameters<typeof standing>[0], t: Translate): Chip => {
  const now = standing(row);
  return { text: t(`delegations.standing.${now}`), tone: STANDING_TONES[now] };
};

const line = (row: DelegationRow, meeting: MeetingFacts, t: Translate) => ({
  name: row.name,
  kind: t(`delegations.kinds.${row.kind}`),
  url: delegationUrls.show(meeting, row.id),
  seats: row.seats,
  registered: row.registered,
  verified: row.verified,
  filled: `${row.registered} / ${row.seats}`,
  filledLabel: t('delegations.list.filledOf', { n: row.registered, of: row.seats, name: row.name }),
  state: standingChip(row, t),
});

/** The staff's list of delegations with the forms that invite more. */
export function listModel(rows: readonly DelegationRow[], meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  const invited = new Set(rows.map((row) => row.province_code));
  const missing = provincesOn(meeting.startsOn).filter(({ code }) => !invited.has(code));
  return {
    delegations: rows.map((row) => line(row, meeting, t)),
    summary: t('delegations.list.summary', {
      n: rows.length,
      provinces: rows.filter((row) => row.kind === 'province').length,
      of: provincesOn(meeting.startsOn).length,
    }),
    missingProvinces: missing.map(({ code, name }): Option => ({ value: code, text: name })),
    inviteAll: missing.length > 0 ? t('delegations.list.inviteAll', { n: missing.length }) : null,
    kindOptions: BODY_KINDS.map((kind): Option => ({
      value: kind,
      text: t(`delegations.kinds.${kind}`),
    })),
  };
}

/** The coverage: tiles, figures with their denominators, and the same as a table. */
export function coverageModel(rows: readonly DelegationRow[], meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  const provinces = rows.filter((row) => row.kind === 'province');
  const places = new Map(provincesOn(meeting.startsOn).map((province) => [province.code, province]));
  const sum = (pick: (row: DelegationRow) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const registered = sum((row) => row.registered);
  const seats = sum((row) => row.seats);
  const answered = provinces.filter((row) => row.response !== 'none').length;
  return {
    kpis: [
      {
        value: number(answered, language),
        of: t('delegations.coverage.of', { n: provinces.length }),
        label: t('delegations.coverage.responded'),
        url: null,
      },
      {
        value: number(registered, language),
        of: t('delegations.coverage.ofSeats', { n: number(seats, language) }),
        label: t('delegations.coverage.registered'),
        url: delegationUrls.registrations(meeting),
      },
      {
        value: number(
          sum((row) => row.verified),
          language,
        ),
        of: t('delegations.coverage.ofRegistered', { n: number(registered, language) }),
        label: t('delegations.coverage.verified'),
        url: `${delegationUrls.registrations(meeting)}?keadaan=verified`,
      },
      {
        value: percent(
          sum((row) => row.women),
          registered,
          language,
        ),
        of: t('delegations.coverage.ofRegistered', { n: number(registered, language) }),
        label: t('delegations.coverage.women'),
        url: null,
      },
    ],
    tiles: provinces.flatMap((row) => {
      const place = places.get(row.province_code ?? '');
      if (!place) return [];
      return [
        {
          code: place.abbreviation,
          label: row.name,
          col: place.column,
          row: place.row,
          level: level(row),
          url: delegationUrls.show(meeting, row.id),
          detail: `${row.registered} / ${row.seats}, ${standingChip(row, t).text.toLowerCase()}`,
        },
      ];
    }),
    legend: ([0, 1, 2, 3] as const).map((step) => ({
      level: step,
      text: t(`delegations.coverage.level${step}`),
    })),
    delegations: rows.map((row) => line(row, meeting, t)),
    hasTiles: provinces.length > 0,
  };
}

/** 0 nobody named, 1 some, 2 all seats, 3 all verified. */
function level(row: DelegationRow): 0 | 1 | 2 | 3 {
  if (row.registered === 0) return 0;
  if (row.registered < row.seats) return 1;
  return row.verified < row.registered ? 2 : 3;
}

/** One delegation, for its coordinator and for the staff. */
export function delegationModel(
  here: OfDelegation,
  parts: {
    seats: readonly SeatRow[];
    people: readonly ListedRegistration[];
    coordinators: readonly CoordinatorRow[];
    open: boolean;
    baseUrl: string;
  },
  actor: Actor,
  language: Language,
) {
  const t = translator(language);
  const { meeting, delegation } = here;
  const manages = may(delegationPolicy, 'manage', actor, here);
  const mayNominate = may(delegationPolicy, 'nominate', actor, here) && (parts.open || manages);
  const link = parts.baseUrl + delegationUrls.invitation(delegation.invitationToken);
  const message = t('delegations.show.shareText', {
    meeting: meeting.shortTitle,
    delegation: delegation.name,
    link,
  });
  const seats = parts.seats.reduce((all, row) => all + row.seats, 0);
  const taken = parts.seats.reduce((all, row) => all + row.taken, 0);
  const verified = parts.people.filter((person) => person.state === 'verified').length;
  return {
    delegationName: delegation.name,
    standing: standingChip({ response: delegation.response, seats, registered: taken, verified }, t),
    seatsLine: t('delegations.show.seatsLine', { taken, seats }),
    closedNotice: parts.open
      ? null
      : t(manages ? 'delegations.show.closedForThem' : 'delegations.show.closed'),
    seats: parts.seats.map((row) => ({
      category: categoryName(row, language),
      taken: row.taken,
      seats: row.seats,
      filled: `${row.taken} / ${row.seats}`,
      label: t('delegations.list.filledOf', { n: row.taken, of: row.seats, name: row.name }),
      selfFunded: Boolean(row.self_funded),
    })),
    people: parts.people.map((person) => ({
      ...registrationLine(person, meeting, language),
      // Another delegate of the delegation sees who comes, not the registration itself.
      mayOpen: may(delegationPolicy, 'nominate', actor, here) || isOwn(actor, person.id),
    })),
    nominateUrl:
      mayNominate && parts.seats.some(isFree) ? delegationUrls.nominate(meeting, delegation.id) : null,
    respondUrl: mayNominate ? delegationUrls.respond(meeting, delegation.id) : null,
    responseReason: delegation.responseReason,
    share: mayNominate
      ? { link, text: message, whatsapp: `https://wa.me/?text=${encodeURIComponent(message)}` }
      : null,
    manages,
    coordinators: parts.coordinators.map((row) => ({
      name: row.name,
      email: row.email ?? '',
      dismissUrl: `${delegationUrls.show(meeting, delegation.id)}/koordinator/${row.account_id}/lepas`,
    })),
    settingsUrl: delegationUrls.show(meeting, delegation.id),
    backUrl: manages ? delegationUrls.manage(meeting) : null,
  };
}

/** Whether a seat of the category is free. */
export const isFree = ({ taken, seats }: Pick<SeatRow, 'taken' | 'seats'>): boolean => taken < seats;

/** The categories that have seats, with how many are free, as choices. */
export const seatOptions = (
  rows: readonly SeatRow[],
  language: Language,
  keep: string | null = null,
): Option[] =>
  rows
    .filter((row) => row.seats > 0 || row.category_id === keep)
    .map((row) => ({
      value: row.category_id,
      text: categoryName(row, language),
      hint: translator(language)('delegations.form.free', {
        free: Math.max(0, row.seats - row.taken),
        seats: row.seats,
      }),
    }));

/** The words of the sexes as choices. */
export const sexOptions = (language: Language): Option[] => {
  const t = translator(language);
  return [
    { value: 'L', text: t('delegations.sex.L') },
    { value: 'P', text: t('delegations.sex.P') },
  ];
};

/** The answers to an invitation as choices. */
export const responseOptions = (language: Language): Option[] =>
  (['coming', 'not_coming'] as const satisfies readonly Exclude<Response, 'none'>[]).map((value) => ({
    value,
    text: translator(language)(`delegations.responses.${value}`),
  }));

const categoryName = (row: { name: string; name_en: string | null }, language: Language): string =>
  (language === 'en' ? row.name_en : null) ?? row.name;
