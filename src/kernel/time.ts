import { DateTime } from 'luxon';

/** An instant in UTC, ISO 8601 with milliseconds ("2019-10-15T01:00:00.000Z"): sorts as text, the same on both databases. */
export type Instant = string & { readonly __instant: unique symbol };
/** A calendar date without zone, "YYYY-MM-DD". */
export type LocalDate = string & { readonly __localDate: unique symbol };
/** A wall-clock time, "HH:mm". */
export type LocalTime = string & { readonly __localTime: unique symbol };
/** IANA zone of a venue, for example "Asia/Makassar". */
export type Zone = string;

/** The three zones of Indonesia (Keppres 41/1987) and the letters printed beside each time. */
export const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** "WITA" for Asia/Makassar; another zone prints its offset ("GMT+7"), never nothing. */
export const zoneLetters = (zone: Zone): string =>
  ZONES[zone] ?? DateTime.now().setZone(zone).toFormat('ZZZZ');

/** The instant at which a clock on the wall of `zone` shows this date and time. */
export function instantAt(date: LocalDate, time: LocalTime, zone: Zone): Instant {
  return fromDateTime(DateTime.fromISO(`${date}T${time}`, { zone }));
}

/** The instant at which a clock on the wall of `zone` shows "YYYY-MM-DDTHH:mm"; null stays null. */
export const instantOf = (wall: string | null, zone: Zone): Instant | null =>
  wall === null ? null : instantAt(wall.slice(0, 10) as LocalDate, wall.slice(11, 16) as LocalTime, zone);

/** The wall time "YYYY-MM-DDTHH:mm" of an instant in `zone`; null stays null. */
export const wallOf = (at: Instant | null, zone: Zone): string | null =>
  at === null ? null : `${dateIn(at, zone)}T${timeIn(at, zone)}`;

/** The date on the calendar in `zone` at that instant. */
export const dateIn = (at: Instant, zone: Zone): LocalDate =>
  toDateTime(at, zone).toFormat('yyyy-MM-dd') as LocalDate;

/** The wall-clock time in `zone` at that instant. */
export const timeIn = (at: Instant, zone: Zone): LocalTime =>
  toDateTime(at, zone).toFormat('HH:mm') as LocalTime;

/** `at` moved by whole minutes (negative goes back). */
export const plusMinutes = (at: Instant, minutes: number): Instant =>
  fromDateTime(DateTime.fromISO(at, { zone: 'utc' }).plus({ minutes }));

/** `at` moved by seconds. */
export const plusSeconds = (at: Instant, seconds: number): Instant =>
  fromDateTime(DateTime.fromISO(at, { zone: 'utc' }).plus({ seconds }));

/** Whole minutes from `a` to `b`. */
export const minutesBetween = (a: Instant, b: Instant): number =>
  Math.round((Date.parse(b) - Date.parse(a)) / 60_000);

/** `date` moved by days. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd') as LocalDate;

/** Every date from `first` to `last`, both included. */
export function daysBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** Whether the text is a real calendar date of a year that any clock or meeting of ours can mean. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^(?:19|2\d)\d\d-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/** Whether the text is a time of day. */
export const isLocalTime = (text: string): text is LocalTime => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

function toDateTime(at: Instant, zone: Zone): DateTime {
  return DateTime.fromISO(at, { zone });
}

function fromDateTime(at: DateTime): Instant {
  return at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") as Instant;
}
