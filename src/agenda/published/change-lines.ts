import type { Language, Translate } from '../../i18n/translator.js';
import type { Zone } from '../../kernel/time.js';
import { dayAndTime, personLine, sessionTitle, timeRange } from '../session-words.js';
import type { ChangeKind, ComparedField, SessionChange } from './changes.js';
import type { PublicSession } from './snapshot.js';

/** A line of a difference: what changed, from what, to what; both empty where the new text is too long to repeat. */
export interface ChangeLine {
  label: string | null;
  old: string | null;
  new: string | null;
}

/** What changed in a session, in words. */
export function changeLines(
  change: SessionChange,
  zone: Zone,
  language: Language,
  t: Translate,
): ChangeLine[] {
  const { before, after } = change;
  if (!before) return [];
  const reason =
    after.cancelled && after.cancelled !== before.cancelled
      ? [{ label: t('agenda.changes.fields.reason'), old: null, new: after.cancelled }]
      : [];
  return [
    ...reason,
    ...change.fields.map((field) => ({
      label: t(`agenda.changes.fields.${field}`),
      ...values(field, before, after),
    })),
  ];

  function values(field: ComparedField, from: PublicSession, to: PublicSession) {
    const both = (say: (session: PublicSession) => string | null) => ({
      old: say(from) ?? '—',
      new: say(to) ?? '—',
    });
    switch (field) {
      case 'time':
        return both((session) =>
          from.day === to.day ? timeRange(session, zone, language) : dayAndTime(session, zone, language),
        );
      case 'kind':
        return both((session) => t(`agenda.kinds.${session.kind}`));
      case 'access':
        return both((session) => t(`agenda.access.${session.access}`));
      case 'people':
        return both((session) => session.people.map((person) => personLine(person, t)).join('; ') || null);
      case 'description':
        return { old: null, new: null };
      default:
        return both((session) => session[field]);
    }
  }
}

const TONES = { new: 'ok', moved: 'wait', changed: 'wait', cancelled: 'no', restored: 'ok' } as const;

/** The kind of a change as a chip. */
export const changeChip = (kind: ChangeKind, t: Translate) => ({
  text: t(`agenda.changes.kinds.${kind}`),
  tone: TONES[kind],
});

/** A difference as `components/changes` draws it. */
export const changeRows = (
  changes: readonly SessionChange[],
  zone: Zone,
  language: Language,
  t: Translate,
  urlOf: (sessionId: string) => string | null,
) =>
  changes.map((change) => ({
    kind: changeChip(change.kind, t),
    subject: subjectOf(change, zone, language),
    url: urlOf(change.after.id),
    lines: changeLines(change, zone, language, t),
  }));

/** A new session says when it is; of others the lines tell. */
function subjectOf({ kind, after }: SessionChange, zone: Zone, language: Language): string {
  const title = sessionTitle(after, language);
  return kind === 'new' ? `${title} (${dayAndTime(after, zone, language)})` : title;
}
