import { clockTime, dateTime, dayChip, longDate } from '../../i18n/formats.js';
import { type Language, type Translate, translator } from '../../i18n/translator.js';
import { type Instant, zoneLetters } from '../../kernel/time.js';
import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import type { MeetingState } from '../../meetings/meeting.transitions.js';
import { agendaUrls } from '../agenda.urls.js';
import { kindBeside, officeOf, sessionTitle } from '../session-words.js';
import { changeRows } from './change-lines.js';
import { nowAndNext } from './now-next.js';
import type { Publication } from './publications.queries.js';
import { type AgendaView, slotsOf } from './session-cards.js';
import type { PublishedSession } from './snapshot.js';

/** Once the meeting is on, the agenda is what it is; before, it says "Sementara per …". */
const SETTLED: readonly MeetingState[] = ['in_session', 'concluded', 'archived'];

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
    kindWord: kindBeside(session, language, t),
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
