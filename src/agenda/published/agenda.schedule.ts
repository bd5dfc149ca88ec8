import { translator } from '../../i18n/translator.js';
import {
  dateIn,
  type Instant,
  type LocalDate,
  minutesBetween,
  timeIn,
  type Zone,
} from '../../kernel/time.js';
import { titleOf } from '../../meetings/meeting-frames.js';
import { agendaUrls } from '../agenda.urls.js';
import { officeOf, sessionTitle } from '../session-words.js';
import { type FeedSource, offsetOf, withoutControls } from './feed.js';
import type { PublishedSession } from './snapshot.js';

/** An event as the schedule formats of conference apps know it (c3voc's schedule.xml and schedule.json). */
interface Event {
  id: number;
  guid: string;
  slug: string;
  room: string;
  title: string;
  subtitle: string;
  track: string;
  type: string;
  language: string;
  date: string;
  start: string;
  duration: string;
  abstract: string;
  description: string;
  url: string;
  persons: { name: string }[];
}

/** The agenda as schedule.json. */
export function scheduleJson(source: FeedSource): string {
  const { days, ...conference } = conferenceOf(source);
  const schedule = {
    version: String(source.publication.number),
    base_url: source.baseUrl,
    conference: {
      ...conference,
      daysCount: days.length,
      days: days.map(({ index, date, start, end, rooms }) => ({
        index,
        date,
        day_start: start,
        day_end: end,
        rooms: Object.fromEntries(
          rooms.map(({ name, events }) => [name, events.map((event) => ({ ...event, links: [] }))]),
        ),
      })),
    },
  };
  return JSON.stringify({ schedule });
}

/** The agenda as schedule.xml ("Pentabarf", as Giggity and EventFahrplan read it). */
export function scheduleXml(source: FeedSource): string {
  const { days, title, acronym, start, end, timeslot_duration: slot } = conferenceOf(source);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<schedule>',
    tag('version', String(source.publication.number)),
    `<conference>${tag('title', title)}${tag('acronym', acronym)}${tag('start', start)}${tag('end', end)}` +
      `${tag('days', String(days.length))}${tag('timeslot_duration', slot)}</conference>`,
    ...days.flatMap((day) => [
      `<day index="${day.index}" date="${day.date}" start="${day.start}" end="${day.end}">`,
      ...day.rooms.flatMap(({ name, events }) => [
        `<room name="${xml(name)}">`,
        ...events.map(eventXml),
        '</room>',
      ]),
      '</day>',
    ]),
    '</schedule>',
    '',
  ].join('\n');
}

function conferenceOf(source: FeedSource) {
  const { meeting, publication, language } = source;
  const { zone, sessions } = publication.snapshot;
  const dates = [...new Set(sessions.map(({ day }) => day))];
  return {
    title: titleOf(meeting, language),
    acronym: meeting.slug.replaceAll('-', '_'),
    start: meeting.startsOn,
    end: meeting.endsOn,
    timeslot_duration: '00:05',
    time_zone_name: zone,
    days: dates.map((date, i) => dayOf(source, date, i + 1)),
  };
}

function dayOf(source: FeedSource, date: LocalDate, index: number) {
  const { snapshot } = source.publication;
  const sessions = snapshot.sessions.filter((session) => session.day === date);
  const at = (instant: Instant) => stamp(instant, snapshot.zone);
  const events = sessions.map((session) => eventOf(session, source));
  const rooms = [...new Set(events.map(({ room }) => room))];
  return {
    index,
    date,
    start: at(sessions.map(({ startsAt }) => startsAt).reduce((a, b) => (a < b ? a : b))),
    end: at(sessions.map(({ endsAt }) => endsAt).reduce((a, b) => (a > b ? a : b))),
    rooms: rooms.map((name) => ({ name, events: events.filter(({ room }) => room === name) })),
  };
}

function eventOf(session: PublishedSession, { meeting, publication, language, baseUrl }: FeedSource): Event {
  const t = translator(language);
  const { zone } = publication.snapshot;
  const title = sessionTitle(session, language);
  const minutes = minutesBetween(session.startsAt, session.endsAt);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    // The format wants a number: one that the session keeps.
    id: (parseInt(session.id.slice(0, 8), 16) % 2_147_483_647) + 1,
    guid: session.id,
    slug: `${meeting.slug}-${session.id}`,
    room:
      session.room ?? (session.access === 'closed' ? t('agenda.access.closed') : t('agenda.draft.noRoom')),
    title: session.cancelled === null ? title : `${t('web.agenda.cancelled')}: ${title}`,
    subtitle: session.audience ?? t(`agenda.access.${session.access}`),
    track: t(`agenda.kinds.${session.kind}`),
    type: 'other',
    language,
    date: stamp(session.startsAt, zone),
    start: timeIn(session.startsAt, zone),
    duration: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    abstract: session.cancelled ?? '',
    description: session.description ?? '',
    url: baseUrl + agendaUrls.session(meeting, session.id),
    persons: session.people.map((person) => ({
      name: [person.name, officeOf(person)].filter(Boolean).join(', '),
    })),
  };
}

function eventXml({ id, guid, persons, url, ...event }: Event): string {
  const texts = Object.entries(event).map(([name, value]) => tag(name, value));
  const people = persons.map(({ name }, i) => `<person id="${i + 1}">${xml(name)}</person>`).join('');
  return (
    `<event id="${id}" guid="${xml(guid)}">${texts.join('')}<persons>${people}</persons>` +
    `<links><link href="${xml(url)}">${xml(event.title)}</link></links></event>`
  );
}

/** "2019-10-15T10:30:00+08:00". */
const stamp = (at: Instant, zone: Zone): string =>
  `${dateIn(at, zone)}T${timeIn(at, zone)}:00${offsetOf(at, zone)}`;

const tag = (name: string, value: string): string => `<${name}>${xml(value)}</${name}>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const xml = (text: string): string =>
  withoutControls(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
