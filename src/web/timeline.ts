import type { TrailRow } from '../audit/trail.js';
import { dateTime } from '../i18n/formats.js';
import { isMessageKey, type Language, translator } from '../i18n/translator.js';
import type { Instant, Zone } from '../kernel/time.js';

/** What `components/timeline` draws. */
export interface TimelineEvent {
  at: string;
  when: string;
  who: string;
  text: string;
  detail: string | null;
  state: null;
}

/** A thing's history in words: an event "registration.verify" is told by the key `<words>.events.verify`. */
export const timelineOf = (
  rows: readonly TrailRow[],
  words: string,
  zone: Zone,
  language: Language,
): TimelineEvent[] =>
  rows.map((row) => {
    const key = `${words}.events.${row.event.split('.')[1] ?? ''}`;
    const reason = row.data['reason'];
    return {
      at: row.at,
      when: dateTime(row.at as Instant, zone, language),
      who: row.actorName,
      text: isMessageKey(key) ? translator(language)(key) : row.event,
      detail: typeof reason === 'string' ? reason : null,
      state: null,
    };
  });
