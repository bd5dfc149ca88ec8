import type { Language } from '../../i18n/translator.js';
import { dateIn, type Instant, instantAt, minutesBetween, timeIn, type Zone } from '../../kernel/time.js';
import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import type { Publication } from './publications.queries.js';

/** What every feed is made from; `baseUrl` because a feed is read far from our pages. */
export interface FeedSource {
  readonly meeting: MeetingFacts;
  readonly publication: Publication;
  readonly language: Language;
  readonly baseUrl: string;
}

/** Minutes east of Greenwich that the clocks of a zone show at an instant. */
export const offsetMinutes = (at: Instant, zone: Zone): number =>
  minutesBetween(at, instantAt(dateIn(at, zone), timeIn(at, zone), 'UTC'));

/** "+08:00". */
export function offsetOf(at: Instant, zone: Zone): string {
  const minutes = offsetMinutes(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Text without what no feed may carry: control characters (tab and newline excepted) and halves of characters. */
export const withoutControls = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]/gu, '').replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '');
