import { dateIn, type Instant, type LocalDate, timeIn, type Zone, zoneLetters } from '../kernel/time.js';
import type { Language } from './translator.js';

const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const cache = new Map<string, Intl.DateTimeFormat>();

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format)
    cache.set(key, (format = new Intl.DateTimeFormat(locale[language], { ...options, timeZone: 'UTC' })));
  return format;
}

const noon = (date: LocalDate): number => Date.parse(`${date}T12:00:00Z`);

/** "Selasa, 15 Oktober 2019". */
export const longDate = (date: LocalDate, language: Language): string =>
  dates(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(noon(date));

/** "15 Oktober 2019". */
export const plainDate = (date: LocalDate, language: Language): string =>
  dates(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(noon(date));

/** "Selasa 15", for a day's chip. */
export const dayChip = (date: LocalDate, language: Language): string =>
  `${dates(language, { weekday: 'long' }).format(noon(date))} ${Number(date.slice(8))}`;

/** "15 s.d. 17 Oktober 2019", as official letters write it; one day prints with its weekday. */
export function dateRange(first: LocalDate, last: LocalDate, language: Language): string {
  if (first === last) return longDate(first, language);
  const to = language === 'id' ? ' s.d. ' : ' to ';
  const day = String(Number(first.slice(8)));
  const start =
    first.slice(0, 7) === last.slice(0, 7)
      ? day
      : first.slice(0, 4) === last.slice(0, 4)
        ? dates(language, { day: 'numeric', month: 'long' }).format(noon(first))
        : plainDate(first, language);
  return start + to + plainDate(last, language);
}

/** "09.05": hours and minutes with a point, as Indonesian writes them; English with a colon. */
export const clockTime = (at: Instant, zone: Zone, language: Language): string =>
  language === 'id' ? timeIn(at, zone).replace(':', '.') : timeIn(at, zone);

/** "09.05 WITA": a time is never printed without its zone. */
export const zonedTime = (at: Instant, zone: Zone, language: Language): string =>
  `${clockTime(at, zone, language)} ${zoneLetters(zone)}`;

/** "15 Oktober 2019 pukul 09.05 WITA". */
export const dateTime = (at: Instant, zone: Zone, language: Language): string =>
  `${plainDate(dateIn(at, zone), language)} ${language === 'id' ? 'pukul' : 'at'} ${zonedTime(at, zone, language)}`;

/** "1.379,5". */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(locale[language]).format(value);

/** "46 %" of a whole; a dash when there is no whole to speak of. */
export const percent = (part: number, whole: number, language: Language): string =>
  whole === 0 ? '—' : `${number(Math.round((100 * part) / whole), language)} %`;
