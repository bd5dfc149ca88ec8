import { may } from '../access/policy.js';
import { clockTime, dateTime, longDate } from '../i18n/formats.js';
import { type Language, type Translate, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { daysBetween, type LocalDate, zoneLetters } from '../kernel/time.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { Chip } from '../web/chrome.js';
import type { Form, Option } from '../web/form.js';
import { rowsToDraw, type sessionForm } from './agenda.forms.js';
import { agendaPolicy, type OfAgenda } from './agenda.policy.js';
import type { DraftSession, RoomRow, TeamMember } from './agenda.queries.js';
import { agendaUrls } from './agenda.urls.js';
import { overlapsOf } from './overlaps.js';
import type { ChangeKind, NextVersion } from './published/changes.js';
import { changeChip } from './published/change-lines.js';
import type { Publication } from './published/publications.queries.js';
import { isPlain, SESSION_ACCESS, SESSION_KIND_CODES } from './session-kinds.js';
import { kindBeside, personLine, sessionTitle, timeRange } from './session-words.js';

/** The draft, day by day, with what is to be checked and how far it is from what is published. */
export function draftPage(
  here: OfAgenda,
  actor: Actor,
  draft: readonly DraftSession[],
  next: NextVersion,
  last: Publication | null,
  language: Language,
) {
  const t = translator(language);
  const { meeting } = here;
  const canEdit = may(agendaPolicy, 'edit', actor, here);
  const kinds = new Map<string, ChangeKind>(next.changes.map(({ after, kind }) => [after.id, kind]));
  const row = (session: DraftSession) => ({
    title: sessionTitle(session, language),
    url: canEdit ? agendaUrls.edit(meeting, session.id) : null,
    starts: clockTime(session.startsAt, meeting.timeZone, language),
    ends: clockTime(session.endsAt, meeting.timeZone, language),
    about: aboutOf(session, language, t),
    room: session.roomName ?? '—',
    people: session.people.map((person) => personLine(person, t)),
    cancelled: session.cancelledAt !== null,
    state: stateOf(session, kinds.get(session.id), t),
  });
  return {
    title: t('agenda.draft.title'),
    standing: standingOf(next, last, meeting, language, t),
    zoneName: zoneLetters(meeting.timeZone),
    warnings: warningsOf(draft, meeting, canEdit, language, t),
    empty: draft.length === 0,
    planUrl: canEdit ? agendaUrls.plan(meeting) : null,
    planLink: canEdit ? { text: t('agenda.draft.plan'), url: agendaUrls.plan(meeting) } : null,
    roomsUrl: canEdit ? agendaUrls.rooms(meeting) : null,
    publishUrl: may(agendaPolicy, 'publish', actor, here) ? agendaUrls.publish(meeting) : null,
    publicUrl: last ? agendaUrls.show(meeting) : null,
    days: daysOf(draft, meeting).map((day) => ({
      id: `hari-${day}`,
      date: longDate(day, language),
      planUrl: canEdit ? agendaUrls.plan(meeting, day) : null,
      rows: draft.filter((session) => session.day === day).map(row),
    })),
  };
}

/** The kind where the title does not say it already, and who may come in where something is discussed. */
const aboutOf = (session: DraftSession, language: Language, t: Translate): string =>
  [kindBeside(session, language, t), isPlain(session.kind) ? null : t(`agenda.access.${session.access}`)]
    .filter(Boolean)
    .join(' · ');

/** The meeting's days, and those on which the draft still has sessions after the dates were moved. */
const daysOf = (draft: readonly DraftSession[], meeting: MeetingFacts): LocalDate[] =>
  [...new Set([...daysBetween(meeting.startsOn, meeting.endsOn), ...draft.map(({ day }) => day)])].sort();

function stateOf(session: DraftSession, kind: ChangeKind | undefined, t: Translate): Chip {
  if (kind) return changeChip(kind, t);
  return session.cancelledAt
    ? { text: t('agenda.draft.states.cancelled'), tone: 'no' }
    : { text: t('agenda.draft.states.same'), tone: 'plain' };
}

function standingOf(
  next: NextVersion,
  last: Publication | null,
  meeting: MeetingFacts,
  language: Language,
  t: Translate,
) {
  const pending: Chip =
    next.changes.length > 0
      ? { text: t('agenda.draft.pending', { n: next.changes.length }), tone: 'wait' }
      : { text: t('agenda.draft.upToDate'), tone: 'ok' };
  if (!last) return { text: t('agenda.draft.neverPublished'), chip: null };
  const when = dateTime(last.publishedAt, meeting.timeZone, language);
  return { text: t('agenda.draft.published', { number: last.number, when }), chip: pending };
}

function warningsOf(
  draft: readonly DraftSession[],
  meeting: MeetingFacts,
  canEdit: boolean,
  language: Language,
  t: Translate,
) {
  const link = (session: DraftSession) => ({
    text: `${sessionTitle(session, language)} (${timeRange(session, meeting.timeZone, language)})`,
    url: canEdit ? agendaUrls.edit(meeting, session.id) : null,
  });
  const outside = draft.filter(
    ({ day, cancelledAt }) => cancelledAt === null && (day < meeting.startsOn || day > meeting.endsOn),
  );
  return [
    ...overlapsOf(draft).map(({ kind, who, first, second }) => ({
      what: t(kind === 'room' ? 'agenda.draft.roomTwice' : 'agenda.draft.personTwice', { who }),
      sessions: [link(first), link(second)],
    })),
    ...outside.map((session) => ({ what: t('agenda.draft.outside'), sessions: [link(session)] })),
  ];
}

/** What a session's form offers to choose from. */
export function sessionOptions(
  meeting: MeetingFacts,
  rooms: readonly RoomRow[],
  team: readonly TeamMember[],
  form: Form<typeof sessionForm>,
  language: Language,
): Record<string, Option[]> {
  const t = translator(language);
  const accounts = [
    { value: '', text: t('agenda.session.noAccount') },
    ...team.map(({ accountId, name }) => ({ value: accountId, text: name })),
  ];
  const hints = { open: 'accessOpen', delegates: 'accessDelegates', closed: 'accessClosed' } as const;
  const roles = (['speaker', 'moderator', 'discussant'] as const).map((role) => ({
    value: role,
    text: t(`agenda.roles.${role}`),
  }));
  return {
    kind: [
      ...(form.values['kind'] ? [] : [{ value: '', text: t('agenda.session.chooseKind') }]),
      ...SESSION_KIND_CODES.map((code) => ({ value: code, text: t(`agenda.kinds.${code}`) })),
    ],
    day: daysBetween(meeting.startsOn, meeting.endsOn).map((day) => ({
      value: day,
      text: longDate(day, language),
    })),
    roomId: [
      { value: '', text: t('agenda.session.noRoom') },
      ...rooms.map(({ id, name }) => ({ value: id, text: name })),
    ],
    access: SESSION_ACCESS.map((access) => ({
      value: access,
      text: t(`agenda.access.${access}`),
      hint: t(`agenda.session.${hints[access]}`),
    })),
    chairAccount: accounts,
    minuteTakerAccount: accounts,
    ...Object.fromEntries(rowsToDraw(form.values).map(({ row }) => [`person_${row}_role`, roles])),
  };
}

/** The page of a session's form; `session` is null for a new one. */
export function sessionFormPage(
  meeting: MeetingFacts,
  form: Form<typeof sessionForm>,
  session: DraftSession | null,
  published: boolean,
  language: Language,
) {
  const t = translator(language);
  const drawn = rowsToDraw(form.values);
  const fieldsOf = ({ row }: { row: number }) => ({
    legend: t('agenda.session.row', { n: row }),
    role: `person_${row}_role`,
    name: `person_${row}_name`,
    position: `person_${row}_position`,
    institution: `person_${row}_institution`,
  });
  return {
    title: t(session ? 'agenda.session.edit' : 'agenda.session.create'),
    lead: session ? sessionTitle(session, language) : null,
    backUrl: agendaUrls.draft(meeting),
    backLabel: t('agenda.draft.title'),
    form,
    zoneName: zoneLetters(meeting.timeZone),
    people: drawn.filter(({ spare }) => !spare).map(fieldsOf),
    morePeople: {
      rows: drawn.filter(({ spare }) => spare).map(fieldsOf),
      summary: t(drawn.some(({ spare }) => !spare) ? 'agenda.session.moreRows' : 'agenda.session.firstRows'),
    },
    cancelled: session?.cancelledAt
      ? t('agenda.session.isCancelled', { reason: session.cancelReason ?? '—' })
      : null,
    restoreUrl: session?.cancelledAt ? agendaUrls.restore(meeting, session.id) : null,
    removeUrl: session && !published ? agendaUrls.remove(meeting, session.id) : null,
    cancelUrl: session && published && !session.cancelledAt ? agendaUrls.cancel(meeting, session.id) : null,
  };
}

/** The rooms with what may be done to them. */
export function roomRows(rooms: readonly RoomRow[], meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  return rooms.map((room) => ({
    name: room.name,
    position: room.position,
    capacity: room.capacity === null ? '—' : t('agenda.rooms.seats', { n: room.capacity }),
    used: t('agenda.rooms.usedBy', { n: room.sessions }),
    editUrl: agendaUrls.room(meeting, room.id),
    removeUrl: room.sessions === 0 ? agendaUrls.removeRoom(meeting, room.id) : null,
  }));
}
