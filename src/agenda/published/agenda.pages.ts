import { clockTime, dateTime, dayChip, longDate } from '../../i18n/formats.js';
import { type Language, type Translate, translator } from '../../i18n/translator.js';
import { type Instant, zoneLetters } from '../../kernel/time.js';
import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import type { MeetingState } from '../../meetings/meeting.transitions.js';
import { agendaUrls } from '../agenda.urls.js';
import { isPlain, isPlenary } from '../session-kinds.js';
import { officeOf, sessionTitle } from '../session-words.js';
import { changeChip, changeLines, changeRows } from './change-lines.js';
import { nowAndNext } from './now-next.js';
import type { Publication } from './publications.queries.js';
import type { PublishedPerson, PublishedSession } from './snapshot.js';

/** Once the meeting is on, the agenda is what it is; before, it says "Sementara per …". */
const SETTLED: readonly MeetingState[] = ['in_session', 'concluded', 'archived'];

/** What all public pages of an agenda are made from. */
export interface AgendaView {
  meeting: MeetingFacts;
  publication: Publication;
  language: Language;
}

/** The newest agenda, or an old version (`newest` is then another number and nothing is on now). */
export function agendaPage({ meeting, publication, language }: AgendaView, newest: number, now: Instant) {
  const t = translator(language);
  const { snapshot, number, publishedAt } = publication;
  const isNewest = number === newest;
  const published = dateTime(publishedAt, meeting.timeZone, language);
  const days = [...new Set(snapshot.sessions.map(({ day }) => day))];
  return {
    title: isNewest ? t('agenda.show.title') : t('agenda.show.versionTitle', { number }),
    lead:
      isNewest && !SETTLED.includes(meeting.state) ? t('agenda.show.provisional', { when: published }) : null,
    warning: warningOf(meeting, t),
    old: isNewest
      ? null
      : {
          text: t('agenda.show.old', { number: newest }),
          url: agendaUrls.show(meeting),
          link: t('agenda.show.toNewest', { number: newest }),
        },
    live: isNewest,
    venueZone: snapshot.zone,
    zoneName: zoneLetters(snapshot.zone),
    now: isNewest
      ? nowAndNext(snapshot, now, language, t, ({ id }) => agendaUrls.session(meeting, id))
      : null,
    dayLinks: days.map((day) => ({ text: dayChip(day, language), url: `#hari-${day}`, current: false })),
    days: days.map((day) => ({
      id: `hari-${day}`,
      date: longDate(day, language),
      slots: slotsOf(
        snapshot.sessions.filter((session) => session.day === day),
        { meeting, publication, language },
        t,
      ),
    })),
    versionLine: t('agenda.show.versionLine', { number, when: published }),
    changesUrl: agendaUrls.changes(meeting),
    icsUrl: agendaUrls.feed(meeting, 'ics'),
    jsonUrl: agendaUrls.feed(meeting, 'json'),
    xmlUrl: agendaUrls.feed(meeting, 'xml'),
  };
}

/** The page before the first version. */
export function emptyAgendaPage(meeting: MeetingFacts, language: Language) {
  const t = translator(language);
  return { title: t('agenda.show.title'), warning: warningOf(meeting, t) };
}

/** What begins together stands together: what is for everybody first and over the whole width, then what runs in parallel. */
function slotsOf(sessions: readonly PublishedSession[], view: AgendaView, t: Translate) {
  const starts = [...new Set(sessions.map(({ startsAt }) => startsAt))];
  return starts.flatMap((startsAt) => {
    const together = sessions.filter((session) => session.startsAt === startsAt);
    const wide = together.filter(({ kind }) => isPlenary(kind)).map((session) => [session]);
    const parallel = together.filter(({ kind }) => !isPlenary(kind));
    return [...wide, parallel].filter((group) => group.length > 0).map((group) => slotOf(group, view, t));
  });
}

function slotOf(sessions: readonly PublishedSession[], view: AgendaView, t: Translate) {
  const { language, publication } = view;
  const { zone } = publication.snapshot;
  const [first] = sessions as readonly [PublishedSession];
  const ends = sessions.map(({ endsAt }) => endsAt).reduce((a, b) => (a > b ? a : b));
  return {
    startsAt: first.startsAt,
    starts: clockTime(first.startsAt, zone, language),
    ends: clockTime(ends, zone, language),
    zone: zoneLetters(zone),
    parallel: sessions.length > 1,
    sessions: sessions.map((session) => sessionCard(session, ends, view, t)),
  };
}

function sessionCard(
  session: PublishedSession,
  slotEnds: Instant,
  { meeting, publication, language }: AgendaView,
  t: Translate,
) {
  const { zone } = publication.snapshot;
  const change =
    publication.number > 1 ? publication.changes.find(({ after }) => after.id === session.id) : undefined;
  const lines = change && session.cancelled === null ? changeLines(change, zone, language, t) : [];
  const plain = isPlain(session.kind);
  return {
    id: `sesi-${session.id}`,
    kind: t(`agenda.kinds.${session.kind}`),
    heading: sessionTitle(session, language),
    url: agendaUrls.session(meeting, session.id),
    room: session.room,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    facts: [
      ...(session.endsAt === slotEnds
        ? []
        : [t('agenda.show.until', { time: clockTime(session.endsAt, zone, language) })]),
      ...(session.access === 'open' && !plain ? [t('agenda.access.open')] : []),
      ...(session.access === 'delegates' && !plain ? [session.audience ?? t('agenda.access.delegates')] : []),
    ],
    states: [
      ...(session.access === 'closed' && !session.audience
        ? [{ text: t('agenda.access.closed'), tone: 'info' as const }]
        : []),
      ...(change && session.cancelled === null && lines.length === 0 ? [changeChip(change.kind, t)] : []),
    ],
    people: session.people.length > 0 ? session.people.map((person) => personCard(person, t)) : null,
    changes: lines.map((line, i) => ({
      ...line,
      when: i === 0 && change ? changeChip(change.kind, t).text : null,
    })),
    cancelled: session.cancelled === null ? null : session.cancelled || t('agenda.show.noReason'),
    closed: session.access === 'closed' ? session.audience : null,
    plain,
  };
}

const personCard = (person: PublishedPerson, t: Translate) => ({
  name: person.name,
  about:
    [officeOf(person), person.role === 'speaker' ? null : t(`agenda.roles.${person.role}`).toLowerCase()]
      .filter(Boolean)
      .join(' · ') || null,
});

/** One session of the newest version, with its description. */
export function sessionPage(session: PublishedSession, { meeting, publication, language }: AgendaView) {
  const t = translator(language);
  const { zone } = publication.snapshot;
  const closed = session.access === 'closed';
  const access = t(`agenda.access.${session.access}`);
  const row = (key: string, value: string | null) => ({
    key,
    value: value ?? '',
    actionUrl: null,
    actionText: null,
  });
  return {
    title: sessionTitle(session, language),
    kindWord: t(`agenda.kinds.${session.kind}`),
    backUrl: `${agendaUrls.show(meeting)}#sesi-${session.id}`,
    cancelled:
      session.cancelled === null
        ? null
        : t('agenda.one.cancelled', { reason: session.cancelled || t('agenda.show.noReason') }),
    closed: closed ? t('agenda.one.closed') : null,
    facts: [
      row(
        t('agenda.one.when'),
        `${longDate(session.day, language)}, ${clockTime(session.startsAt, zone, language)}–${clockTime(session.endsAt, zone, language)} ${zoneLetters(zone)}`,
      ),
      ...(closed ? [] : [row(t('agenda.one.where'), session.room)]),
      row(t('agenda.one.access'), session.audience ? `${access}: ${session.audience}` : access),
    ],
    people: session.people.map((person) => ({
      name: person.name,
      about: officeOf(person),
      role: t(`agenda.roles.${person.role}`),
    })),
    paragraphs: (session.description ?? '').split(/\n\s*\n/).filter(Boolean),
    versionLine: t('agenda.show.versionLine', {
      number: publication.number,
      when: dateTime(publication.publishedAt, meeting.timeZone, language),
    }),
  };
}

/** Every version, newest first, each with what it changed. */
export function changesPage(meeting: MeetingFacts, publications: readonly Publication[], language: Language) {
  const t = translator(language);
  const [newest] = publications;
  const known = new Set(newest?.snapshot.sessions.map(({ id }) => id));
  return {
    title: t('agenda.changes.title'),
    agendaUrl: agendaUrls.show(meeting),
    versions: publications.map((publication) => ({
      id: `versi-${publication.number}`,
      heading: t('agenda.changes.version', { number: publication.number }),
      current: publication === newest ? { text: t('agenda.changes.current'), tone: 'ok' } : null,
      when: dateTime(publication.publishedAt, meeting.timeZone, language),
      url: agendaUrls.version(meeting, publication.number),
      note: publication.note,
      first:
        publication.number === 1
          ? t('agenda.changes.first', { n: publication.snapshot.sessions.length })
          : null,
      changes:
        publication.number === 1
          ? []
          : changeRows(publication.changes, publication.snapshot.zone, language, t, (id) =>
              known.has(id) ? agendaUrls.session(meeting, id) : null,
            ),
    })),
  };
}

function warningOf(meeting: MeetingFacts, t: Translate): string | null {
  const reason = meeting.stateReason ?? '—';
  if (meeting.state === 'postponed') return t('agenda.show.postponed', { reason });
  return meeting.state === 'cancelled' ? t('agenda.show.cancelledMeeting', { reason }) : null;
}
