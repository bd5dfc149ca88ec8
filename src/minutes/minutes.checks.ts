import type { SessionFacts } from '../agenda/agenda.queries.js';
import type { MessageParams } from '../kernel/errors.js';
import type { PointRow } from './minutes.queries.js';

/** Something that must be there before the chair sees the text. */
export interface Missing {
  readonly code:
    | 'minutes.refusals.empty'
    | 'minutes.refusals.noChair'
    | 'minutes.refusals.blankPoint'
    | 'minutes.refusals.noResponsible'
    | 'minutes.refusals.nobody'
    | 'minutes.refusals.noDueDate';
  readonly params: MessageParams;
}

/** "Semua pihak" is not an owner. */
const NOBODY = /^\s*(?:semua|seluruh|para)\s+(?:pihak|instansi|peserta)(?:\s+terkait)?\s*\.?\s*$/i;

/** What a text lacks to be submitted; the product invents nothing and leaves no follow-up without an owner. */
export function missingIn(points: readonly PointRow[], session: SessionFacts): Missing[] {
  const standing = points.filter((point) => point.removedAt === null);
  const missing: Missing[] = [];
  if (!session.chair?.accountId) missing.push({ code: 'minutes.refusals.noChair', params: {} });
  if (!standing.some((point) => point.kind !== 'follow_up'))
    missing.push({ code: 'minutes.refusals.empty', params: {} });
  if (standing.some((point) => point.text.trim() === ''))
    missing.push({ code: 'minutes.refusals.blankPoint', params: {} });
  standing
    .filter((point) => point.kind === 'follow_up')
    .forEach((point, i) => {
      const params = { n: i + 1 };
      if (!point.responsible) missing.push({ code: 'minutes.refusals.noResponsible', params });
      else if (NOBODY.test(point.responsible)) missing.push({ code: 'minutes.refusals.nobody', params });
      if (!point.dueOn) missing.push({ code: 'minutes.refusals.noDueDate', params });
    });
  return missing;
}
