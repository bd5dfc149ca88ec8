import { longDate, plainDate, clockTime, dateTime, zonedTime } from '../i18n/formats.js';
import { isMessageKey, type Language, type Translate, translator } from '../i18n/translator.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { SessionFacts } from '../agenda/agenda.queries.js';
import type { Chip } from '../web/chrome.js';
import type { FormView } from '../web/form.js';
import { paragraphsOf } from './document.pages.js';
import type { PointKind } from './minutes-point.entity.js';
import type { OfMinutes } from './minutes.policy.js';
import type { HistoryRow, ListedMinutes, PointRow } from './minutes.queries.js';
import type { MinutesState } from './minutes.transitions.js';
import { minutesUrls } from './minutes.urls.js';

const TONES: Record<MinutesState | 'none', Chip['tone']> = {
  none: 'plain',
  draft: 'info',
  in_review: 'wait',
  returned: 'no',
  published: 'ok',
};

/** The state as a word. */
export const minutesChip = (state: MinutesState | null, t: Translate): Chip => ({
  text: t(`minutes.states.${state ?? 'none'}`),
  tone: TONES[state ?? 'none'],
});

/** "Selasa, 15 Oktober 2019, 08.00 s.d. 09.30 WITA". */
export function sessionTime(session: SessionFacts, meeting: MeetingFacts, language: Language): string {
  const hours = translator(language)('minutes.document.until', {
    from: clockTime(session.startsAt, meeting.timeZone, language),
    to: zonedTime(session.endsAt, meeting.timeZone, language),
  });
  return `${longDate(session.day, language)}, ${hours}`;
}

/** The rows of the list of sessions. */
export const listRows = (listed: readonly ListedMinutes[], meeting: MeetingFacts, language: Language) => {
  const t = translator(language);
  return listed.map(({ session, minutesState, editions }) => ({
    session: session.title,
    url: minutesUrls.write(meeting, session.id),
    time: sessionTime(session, meeting, language),
    chair: session.chair?.name ?? '—',
    taker: session.minuteTaker?.name ?? '—',
    chip: minutesChip(minutesState, t),
    edition: editions > 0 ? t('minutes.list.edition', { n: editions }) : null,
    editionUrl: editions > 0 ? minutesUrls.newest(meeting, session.id) : null,
  }));
};

/** The points of one kind as the editor lists them. */
export function pointItems(
  points: readonly PointRow[],
  kind: PointKind,
  meeting: MeetingFacts,
  sessionId: string,
  language: Language,
) {
  const t = translator(language);
  const standing = points.filter((point) => point.kind === kind && point.removedAt === null);
  const step = (id: string, way: 'naik' | 'turun') => minutesUrls.pointStep(meeting, sessionId, id, way);
  return standing.map((point, i) => ({
    anchor: `butir-${point.id}`,
    about: t('minutes.editor.point', { n: i + 1 }),
    head: headOf(point, t),
    office: point.office,
    paragraphs: paragraphsOf(point.text),
    due: point.dueOn ? plainDate(point.dueOn, language) : null,
    isFollowUp: kind === 'follow_up',
    editUrl: minutesUrls.point(meeting, sessionId, kind, point.id),
    upUrl: i > 0 ? step(point.id, 'naik') : null,
    downUrl: i < standing.length - 1 ? step(point.id, 'turun') : null,
  }));
}

function headOf(point: PointRow, t: Translate): string {
  if (point.kind === 'discussion') return point.speaker ?? t('minutes.document.unknownSpeaker');
  if (point.kind === 'decision') return t(`minutes.outcomeKinds.${point.outcomeKind ?? 'decision'}`);
  return point.responsible ?? '—';
}

/** The points that were taken out, with the way back. */
export const removedItems = (
  points: readonly PointRow[],
  meeting: MeetingFacts,
  sessionId: string,
  t: Translate,
) =>
  points
    .filter((point) => point.removedAt !== null)
    .map((point) => ({
      kind: t(`minutes.kinds.${point.kind}`),
      paragraphs: paragraphsOf(point.text),
      restoreUrl: minutesUrls.pointStep(meeting, sessionId, point.id, 'pulihkan'),
    }));

/** The history, one line an event. */
export const historyEvents = (rows: readonly HistoryRow[], meeting: MeetingFacts, language: Language) => {
  const t = translator(language);
  return rows.flatMap(({ at, actorName, event, data }) => {
    const key = `minutes.events.${event.replace('minutes.', '')}`;
    if (!isMessageKey(key)) return [];
    const kind = data['kind'] as PointKind | undefined;
    const detail = ['text', 'reason', 'opening', 'closing'].map((name) => data[name]).find(Boolean);
    return {
      at,
      when: dateTime(at, meeting.timeZone, language),
      who: actorName,
      text: t(key, {
        number: Number(data['number'] ?? 0),
        edition: Number(data['edition'] ?? 0),
        kind: kind ? t(`minutes.kinds.${kind}`) : '',
      }),
      detail: typeof detail === 'string' ? excerpt(detail) : null,
      state: null,
    };
  });
};

const EXCERPT = 240;
const excerpt = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ').slice(0, 2 * EXCERPT)];
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : letters.join('');
};

/** A form among others on one page: its fields' ids get a prefix, so that labels and error links find their own. */
export function prefixed(view: FormView, prefix: string): FormView {
  const fields = Object.fromEntries(
    Object.entries(view.fields).map(([name, field]) => [name, { ...field, id: `${prefix}-${field.id}` }]),
  );
  const errors = view.errors.map(({ href, text }) => ({
    href: href === '#main' ? href : `#${prefix}-${href.slice(1)}`,
    text,
  }));
  return { ...view, fields, errors };
}

/** After a stale save: what stands now in words instead of codes. */
export function worded(view: FormView, language: Language): FormView {
  const t = translator(language);
  const { outcomeKind, dueOn } = view.fields;
  const key = `minutes.outcomeKinds.${outcomeKind?.current ?? ''}`;
  const day = dueOn?.current ?? '';
  return {
    ...view,
    fields: {
      ...view.fields,
      ...(outcomeKind && isMessageKey(key) ? { outcomeKind: { ...outcomeKind, current: t(key) } } : {}),
      ...(dueOn && /^\d{4}-\d\d-\d\d$/.test(day)
        ? { dueOn: { ...dueOn, current: plainDate(day as SessionFacts['day'], language) } }
        : {}),
    },
  };
}

/** What stands at the top of both desks. */
export function deskHead({ meeting, session }: OfMinutes, language: Language, state: MinutesState | null) {
  const t = translator(language);
  return {
    title: session.title,
    crumbs: [
      { text: t('minutes.editor.list'), url: minutesUrls.list(meeting) },
      { text: session.title, url: null },
    ],
    chip: minutesChip(state, t),
    when: sessionTime(session, meeting, language),
    sessionFacts: [
      [t('minutes.document.place'), [session.room, meeting.venue, meeting.city].filter(Boolean).join(', ')],
      [t('minutes.document.chair'), session.chair?.name ?? null],
      [t('minutes.document.taker'), session.minuteTaker?.name ?? null],
    ].map(([key, value]) => ({ key, value, actionUrl: null, actionText: null })),
  };
}
