import { clockTime, dayChip } from '../i18n/formats.js';
import type { Language, Translate } from '../i18n/translator.js';
import type { Instant, LocalDate, Zone } from '../kernel/time.js';
import { zoneLetters } from '../kernel/time.js';
import type { PersonRole, SessionKind } from './session-kinds.js';

/** When something takes place. */
interface Timed {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** The title in the reader's language, where the organizer gave one. */
export const sessionTitle = (
  session: { readonly title: string; readonly titleEn: string | null },
  language: Language,
): string => (language === 'en' ? session.titleEn : null) ?? session.title;

/** The kind in words, where the title does not say the same ("ISHOMA" needs no "ISHOMA" above it). */
export function kindBeside(
  session: { readonly kind: SessionKind; readonly title: string; readonly titleEn: string | null },
  language: Language,
  t: Translate,
): string | null {
  const kind = t(`agenda.kinds.${session.kind}`);
  return kind.toLowerCase() === sessionTitle(session, language).toLowerCase() ? null : kind;
}

/** "10.30–12.00". */
export const timeRange = ({ startsAt, endsAt }: Timed, zone: Zone, language: Language): string =>
  `${clockTime(startsAt, zone, language)}–${clockTime(endsAt, zone, language)}`;

/** "Selasa 15, 10.30–12.00 WITA". */
export const dayAndTime = (session: Timed & { day: LocalDate }, zone: Zone, language: Language): string =>
  `${dayChip(session.day, language)}, ${timeRange(session, zone, language)} ${zoneLetters(zone)}`;

/** "Deputi …, Kementerian …"; null when nothing is known. */
export const officeOf = (person: { position: string | null; institution: string | null }): string | null =>
  [person.position, person.institution].filter(Boolean).join(', ') || null;

/** "Moderator: Nama"; a speaker needs no word. */
export const personLine = (person: { role: PersonRole; name: string }, t: Translate): string =>
  person.role === 'speaker' ? person.name : `${t(`agenda.roles.${person.role}`)}: ${person.name}`;
