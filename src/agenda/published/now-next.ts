import { dayChip, zonedTime } from '../../i18n/formats.js';
import type { Language, Translate } from '../../i18n/translator.js';
import { dateIn, type Instant, plusMinutes } from '../../kernel/time.js';
import { sessionTitle } from '../session-words.js';
import type { PublishedSession, Snapshot } from './snapshot.js';

const DAY = 24 * 60;

const held = ({ sessions }: Snapshot): PublishedSession[] =>
  sessions.filter((session) => session.cancelled === null);

/** The borders of each snapshot in memory: working them out for every reader would cost more than the page. */
const known = new WeakMap<Snapshot, readonly Instant[]>();

function bordersOf(snapshot: Snapshot): readonly Instant[] {
  const kept = known.get(snapshot);
  if (kept) return kept;
  const all = held(snapshot).flatMap(({ startsAt, endsAt }) => [
    startsAt,
    endsAt,
    plusMinutes(startsAt, -DAY),
  ]);
  const borders = [...new Set(all)];
  known.set(snapshot, borders);
  return borders;
}

/**
 * In which stretch of time `now` lies: between two instants at which what is on or what comes next changes. A page
 * made in one stretch is right for all of it.
 */
export const stretchOf = (snapshot: Snapshot, now: Instant): number =>
  bordersOf(snapshot).filter((border) => border <= now).length;

/** What is on, or else what comes within a day; the phone does the same from the page. Null when neither. */
export function nowAndNext(
  snapshot: Snapshot,
  now: Instant,
  language: Language,
  t: Translate,
  urlOf: (session: PublishedSession) => string,
) {
  const { zone } = snapshot;
  const sessions = held(snapshot);
  const current = sessions.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const soon = sessions.filter(({ startsAt }) => startsAt > now && startsAt <= plusMinutes(now, DAY));
  const first = soon.reduce<Instant | null>(
    (least, { startsAt }) => (least === null || startsAt < least ? startsAt : least),
    null,
  );
  const next = soon.filter(({ startsAt }) => startsAt === first);
  if (current.length === 0 && first === null) return null;

  const line = (session: PublishedSession) => ({
    heading: sessionTitle(session, language),
    url: urlOf(session),
    about: [session.room, t('agenda.show.until', { time: zonedTime(session.endsAt, zone, language) })]
      .filter(Boolean)
      .join(' · '),
  });
  const when = first === null ? '' : whenNext(first, now);
  if (current.length === 0) {
    return { label: `${t('web.agenda.next')} · ${when}`, sessions: next.map(line), next: null };
  }
  const titles = next.map((session) => sessionTitle(session, language)).join(' · ');
  return {
    label: t('web.agenda.now'),
    sessions: current.map(line),
    next: first === null ? null : t('agenda.show.nextLine', { time: when, sessions: titles }),
  };

  function whenNext(at: Instant, from: Instant): string {
    const [day, today] = [dateIn(at, zone), dateIn(from, zone)];
    const time = zonedTime(at, zone, language);
    return day === today ? time : `${dayChip(day, language)} ${time}`;
  }
}
