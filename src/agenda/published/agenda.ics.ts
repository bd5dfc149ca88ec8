import { translator } from '../../i18n/translator.js';
import { dateIn, type Instant, timeIn, type Zone, zoneLetters } from '../../kernel/time.js';
import { titleOf } from '../../meetings/meeting-frames.js';
import { agendaUrls } from '../agenda.urls.js';
import { officeOf, personLine, sessionTitle } from '../session-words.js';
import { type FeedSource, offsetOf, withoutControls } from './feed.js';
import type { PublishedSession } from './snapshot.js';

/**
 * The agenda as iCalendar (RFC 5545). A session keeps its UID for ever; SEQUENCE is the version in which it last
 * changed, so calendars that subscribed take over what is new; a cancelled session stays, as CANCELLED.
 */
export function agendaIcs(source: FeedSource): string {
  const { meeting, publication, language } = source;
  const { zone, sessions } = publication.snapshot;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rakornas//Agenda//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(titleOf(meeting, language))}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...timeZone(zone, sessions[0]?.startsAt ?? publication.publishedAt),
    ...sessions.flatMap((session) => event(session, source)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A zone that keeps one offset the whole year, as the three of Indonesia do. */
function timeZone(zone: Zone, at: Instant): string[] {
  const offset = offsetOf(at, zone).replace(':', '');
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${zoneLetters(zone)}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}

function event(session: PublishedSession, { meeting, publication, language, baseUrl }: FeedSource): string[] {
  const t = translator(language);
  const { zone } = publication.snapshot;
  const local = (at: Instant) => `${dateIn(at, zone)}T${timeIn(at, zone)}00`.replace(/[-:]/g, '');
  const cancelled = session.cancelled !== null;
  const title = sessionTitle(session, language);
  const url = baseUrl + agendaUrls.session(meeting, session.id);
  const about = [
    cancelled ? session.cancelled : null,
    t(`agenda.kinds.${session.kind}`),
    session.audience ?? t(`agenda.access.${session.access}`),
    ...session.people.map((person) => [personLine(person, t), officeOf(person)].filter(Boolean).join(', ')),
    session.description,
    url,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${session.id}@rakornas`,
    `SEQUENCE:${session.changedIn}`,
    `DTSTAMP:${publication.publishedAt.replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;TZID=${zone}:${local(session.startsAt)}`,
    `DTEND;TZID=${zone}:${local(session.endsAt)}`,
    `SUMMARY:${escaped(cancelled ? `${t('web.agenda.cancelled')}: ${title}` : title)}`,
    `LOCATION:${escaped([session.room, meeting.venue, meeting.city].filter(Boolean).join(', '))}`,
    `DESCRIPTION:${escaped(about.filter(Boolean).join('\n'))}`,
    `CATEGORIES:${escaped(t(`agenda.kinds.${session.kind}`))}`,
    `URL:${url}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

const escaped = (text: string): string =>
  withoutControls(text)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');

/** No line is longer than 75 octets, and no character is torn apart. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
