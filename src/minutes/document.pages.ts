import { dateTime, plainDate } from '../i18n/formats.js';
import { type Language, translator } from '../i18n/translator.js';
import { approvalOf, correctionOf, headerOf } from './editions/document.js';
import type { MinutesSnapshot } from './minutes-edition.entity.js';

/** Paragraphs, each a list of lines: what a text becomes on a page. */
export type Paragraphs = readonly (readonly string[])[];

/** Text as paragraphs; a blank line parts them. No text prints a dash. */
export const paragraphsOf = (text: string | null): Paragraphs =>
  (text?.trim() || '—').split(/\n{2,}/).map((paragraph) => paragraph.split('\n'));

/** A snapshot as the page shows it; the PDF says the same. */
export function documentView(snapshot: MinutesSnapshot, language: Language) {
  const t = translator(language);
  return {
    sample: snapshot.meeting.sample,
    facts: headerOf(snapshot, language).map(([key, value]) => ({
      key,
      value,
      actionUrl: null,
      actionText: null,
    })),
    opening: paragraphsOf(snapshot.opening),
    discussion: snapshot.discussion.map(({ pointId, speaker, text }) => ({
      id: pointId,
      speaker: speaker?.name ?? t('minutes.document.unknownSpeaker'),
      office: speaker?.office ?? null,
      paragraphs: paragraphsOf(text),
    })),
    decisions: snapshot.decisions.map(({ pointId, kind, text }) => ({
      id: pointId,
      kind: t(`minutes.outcomeKinds.${kind}`),
      paragraphs: paragraphsOf(text),
    })),
    followUps: snapshot.followUps.map(({ pointId, text, responsible, dueOn }, i) => ({
      id: pointId,
      n: i + 1,
      paragraphs: paragraphsOf(text),
      responsible: responsible ?? '—',
      due: dueOn ? plainDate(dueOn, language) : '—',
    })),
    closing: paragraphsOf(snapshot.closing),
    correction: correctionOf(snapshot, language),
  };
}

/** What stands under a published edition. */
export function proofView(snapshot: MinutesSnapshot, language: Language) {
  return {
    approved: approvalOf(snapshot, language),
    published: dateTime(snapshot.edition.publishedAt, snapshot.meeting.timeZone, language),
  };
}
