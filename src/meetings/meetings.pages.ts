import type { Actor, Role } from '../kernel/actor.js';
import type { Instant } from '../kernel/time.js';
import { dateIn } from '../kernel/time.js';
import { may } from '../access/policy.js';
import { dateRange, dateTime } from '../i18n/formats.js';
import { type Language, translator } from '../i18n/translator.js';
import { provincesOn } from '../provinces/provinces.js';
import type { Chip } from '../web/chrome.js';
import type { Option } from '../web/form.js';
import { ZONES } from '../kernel/time.js';
import type { MeetingFacts } from './meeting-facts.js';
import { placeOf, stateChip, titleOf } from './meeting-frames.js';
import type { MeetingDetails } from './meeting.entity.js';
import { meetingLifecycle } from './meeting.transitions.js';
import { acceptsRegistrations, type CategoryRow, isPast, type MemberRow } from './meetings.queries.js';
import { meetingPolicy, worksOn } from './meetings.policy.js';
import { meetingUrls } from './meetings.urls.js';

/** A meeting in a list. */
interface Listed {
  title: string;
  url: string;
  organizer: string;
  when: string;
  where: string;
  state: Chip;
  sample: boolean;
}

const listed = (meeting: MeetingFacts, language: Language): Listed => ({
  title: titleOf(meeting, language),
  url: meetingUrls.show(meeting),
  organizer: meeting.organizer,
  when: dateRange(meeting.startsOn, meeting.endsOn, language),
  where: placeOf(meeting),
  state: stateChip(meeting.state, translator(language)),
  sample: meeting.sample,
});

const HOW = ['before', 'during', 'after'] as const;

/** The home page: meetings to come first, soonest on top; past ones below, newest on top. */
export function homePage(meetings: readonly MeetingFacts[], actor: Actor, language: Language, now: Instant) {
  const t = translator(language);
  const today = dateIn(now, 'Asia/Jakarta');
  const upcoming = meetings.filter((meeting) => !isPast(meeting, today)).reverse();
  return {
    title: t('meetings.home.title'),
    upcoming: upcoming.map((meeting) => listed(meeting, language)),
    past: meetings.filter((meeting) => isPast(meeting, today)).map((meeting) => listed(meeting, language)),
    none: meetings.length === 0,
    steps: HOW.map((step) => ({
      heading: t(`meetings.home.steps.${step}.heading`),
      text: t(`meetings.home.steps.${step}.text`),
    })),
    createUrl: actor.mayCreateMeetings ? meetingUrls.create : null,
  };
}

/** The meeting's public front page. */
export function showPage(
  meeting: MeetingFacts,
  details: MeetingDetails,
  actor: Actor,
  language: Language,
  now: Instant,
) {
  const t = translator(language);
  const closes = meeting.registrationClosesAt;
  const open = acceptsRegistrations(meeting, now);
  return {
    title: titleOf(meeting, language),
    theme: details.theme,
    about: paragraphs(details.about),
    practical: [
      { key: t('meetings.show.venue'), value: details.venue ?? '' },
      { key: t('meetings.show.dress'), value: details.dress ?? '' },
      { key: t('meetings.show.funding'), value: details.funding ?? '' },
      { key: t('meetings.show.contact'), value: details.contact ?? '' },
    ].map((row) => ({ ...row, actionUrl: null, actionText: null })),
    registrationOpen: open,
    registrationUntil:
      open && closes
        ? t('meetings.show.registrationUntil', { at: dateTime(closes, meeting.timeZone, language) })
        : null,
    warning:
      meeting.state === 'postponed' || meeting.state === 'cancelled'
        ? t(`meetings.show.${meeting.state}`, { reason: meeting.stateReason ?? '—' })
        : null,
    sample: meeting.sample,
    prepareUrl: worksOn(actor, meeting) ? meetingUrls.prepare(meeting) : null,
    agendaUrl: `${meetingUrls.show(meeting)}/agenda`,
    resultsUrl: `${meetingUrls.show(meeting)}/hasil`,
  };
}

/** Choices of the meeting's form. The provinces are those of the first day, or of today while it is not known. */
export function meetingOptions(startsOn: unknown, now: Instant): Record<string, Option[]> {
  const day =
    typeof startsOn === 'string' && /^\d{4}-\d\d-\d\d$/.test(startsOn)
      ? startsOn
      : dateIn(now, 'Asia/Jakarta');
  return {
    provinceCode: [
      { value: '', text: '—' },
      ...provincesOn(day as ReturnType<typeof dateIn>).map(({ code, name }) => ({ value: code, text: name })),
    ],
    timeZone: Object.entries(ZONES).map(([zone, letters]) => ({ value: zone, text: `${letters} (${zone})` })),
  };
}

/** The steps open from the meeting's state, each with what it does. */
export function stepOptions(meeting: MeetingFacts, language: Language): Option[] {
  const t = translator(language);
  return meetingLifecycle.verbs(meeting.state).map((verb) => ({
    value: verb,
    text: t(`meetings.steps.${verb}`),
    hint: t(`meetings.stepHints.${verb}`),
  }));
}

/** The participant categories with what may be done to them. */
export function categoryRows(rows: readonly CategoryRow[], meeting: MeetingFacts, language: Language) {
  return rows.map((row) => ({
    id: row.id,
    name: (language === 'en' ? row.name_en : null) ?? row.name,
    seats: row.default_seats,
    selfFunded: Boolean(row.self_funded),
    editUrl: `${meetingUrls.categories(meeting)}/${row.id}`,
    dropUrl: `${meetingUrls.categories(meeting)}/${row.id}/hapus`,
  }));
}

/** The team, one row a role. */
export function teamRows(rows: readonly MemberRow[], meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  return rows.map((row) => {
    const role = t(`meetings.roles.${row.role}`);
    return {
      name: row.name,
      email: row.email ?? '',
      role,
      removeUrl: `${meetingUrls.team(meeting)}/${row.account_id}/${row.role}/lepas`,
      removeLabel: t('meetings.team.removeOf', { name: row.name, role }),
    };
  });
}

/** The roles of a team as choices. */
export const roleOptions = (roles: readonly Role[], language: Language): Option[] =>
  roles.map((role) => ({ value: role, text: translator(language)(`meetings.roles.${role}`) }));

/** Whether this actor may change the meeting; for buttons. */
export const mayManage = (actor: Actor, meeting: MeetingFacts): boolean =>
  may(meetingPolicy, 'manage', actor, { meeting });

const paragraphs = (text: string | null): string[] =>
  text === null ? [] : text.split(/\n\s*\n/).map((part) => part.trim());
