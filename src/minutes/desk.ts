import { Injectable } from '@nestjs/common';
import { may } from '../access/policy.js';
import { ReadSide } from '../database/read-side.js';
import { dateTime } from '../i18n/formats.js';
import { type Language, type Translate, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Form, type FormView } from '../web/form.js';
import { Page } from '../web/page.js';
import { documentView } from './document.pages.js';
import { letterheadOf } from './editions/editions.queries.js';
import { snapshotOf, unpublished } from './editions/snapshot.js';
import { missingIn } from './minutes.checks.js';
import {
  approvalForm,
  closingForm,
  correctionForm,
  decisionForm,
  discussionForm,
  followUpForm,
  openingForm,
  returnForm,
} from './minutes.forms.js';
import {
  historyEvents,
  minutesChip,
  pointItems,
  prefixed,
  removedItems,
  sessionTime,
} from './minutes.pages.js';
import { OUTCOME_KINDS } from './minutes-point.entity.js';
import { minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { MinutesQueries, officeOf } from './minutes.queries.js';
import { isEditable } from './minutes.transitions.js';
import { minutesUrls } from './minutes.urls.js';

/** The form of the page that was sent and did not pass; the others stand as they are. */
export interface Attempt {
  readonly part:
    | 'opening'
    | 'closing'
    | 'discussion'
    | 'decision'
    | 'followUp'
    | 'submission'
    | 'return'
    | 'correction'
    | 'approval';
  readonly form: Form;
  readonly status: number;
}

/** The kinds of decision as choices. */
export const outcomeOptions = (t: Translate) => ({
  outcomeKind: OUTCOME_KINDS.map((value) => ({ value, text: t(`minutes.outcomeKinds.${value}`) })),
});

/** Draws the two pages of a session's minutes: where they are written, and where they are read and decided on. */
@Injectable()
export class MinutesDesk {
  constructor(
    private readonly queries: MinutesQueries,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
  ) {}

  /** The page to write on, for who may, while the text may change; else the page to read. */
  async write(actor: Actor, here: OfMinutes, language: Language, sent: Attempt | null = null): Promise<Page> {
    const content = await this.queries.content(here.session.id);
    const { minutes, points } = content;
    if (!may(minutesPolicy, 'write', actor, here) || (minutes && !isEditable(minutes.state)))
      return this.read(actor, here, language, sent, content);
    const t = translator(language);
    const { meeting, session } = here;
    const draw = (part: Attempt['part'], form: Form): FormView =>
      prefixed((sent?.part === part ? sent.form : form).offering(outcomeOptions(t)).view(t), part);
    const forms = {
      openingForm: draw(
        'opening',
        new Form(openingForm, {
          participants: minutes?.participants,
          opening: minutes?.opening,
          version: minutes?.openingRevision ?? 0,
        }),
      ),
      discussionForm: draw('discussion', new Form(discussionForm)),
      decisionForm: draw('decision', new Form(decisionForm)),
      followUpForm: draw('followUp', new Form(followUpForm)),
      closingForm: draw(
        'closing',
        new Form(closingForm, { closing: minutes?.closing, version: minutes?.closingRevision ?? 0 }),
      ),
    };
    const refused = sent?.part === 'submission' ? sent.form.view(t).errors : [];
    return new Page(
      'minutes/write',
      {
        ...this.head(here, language, minutes?.state ?? null),
        ...forms,
        errors: [...refused, ...Object.values(forms).flatMap((form) => form.errors)],
        urls: {
          opening: minutesUrls.opening(meeting, session.id),
          closing: minutesUrls.closing(meeting, session.id),
          discussion: minutesUrls.points(meeting, session.id, 'discussion'),
          decision: minutesUrls.points(meeting, session.id, 'decision'),
          followUp: minutesUrls.points(meeting, session.id, 'follow_up'),
          submission: minutesUrls.submission(meeting, session.id),
          review: minutesUrls.review(meeting, session.id),
        },
        speakers: (await this.queries.speakers(session.id)).map((person) => ({
          person: person.name,
          office: officeOf(person) ?? '',
        })),
        discussion: pointItems(points, 'discussion', meeting, session.id, language),
        decisions: pointItems(points, 'decision', meeting, session.id, language),
        followUps: pointItems(points, 'follow_up', meeting, session.id, language),
        removed: removedItems(points, meeting, session.id, t),
        returned: minutes?.returnReason ?? null,
        correcting: minutes?.correctionReason ?? null,
        editions: minutes?.editions ?? 0,
        editionUrl: minutes?.editions ? minutesUrls.newest(meeting, session.id) : null,
        missing: missingIn(points, session).map(({ code, params }) => t(code, params)),
        history: minutes ? historyEvents(await this.queries.history(minutes.id), meeting, language) : [],
      },
      sent?.status,
    );
  }

  /** The whole text as it would be published, and what the reader may decide. */
  async read(
    actor: Actor,
    here: OfMinutes,
    language: Language,
    sent: Attempt | null = null,
    known: Awaited<ReturnType<MinutesQueries['content']>> | null = null,
  ): Promise<Page> {
    const t = translator(language);
    const { meeting, session } = here;
    const { minutes, points } = known ?? (await this.queries.content(session.id));
    const draw = (part: Attempt['part'], form: Form): FormView =>
      prefixed((sent?.part === part ? sent.form : form).view(t), part);
    const forms = {
      // The version is always that of the text on this page, also after a refusal.
      approvalForm: prefixed(
        new Form(
          approvalForm,
          { version: minutes?.version },
          sent?.part === 'approval' ? sent.form.problems : {},
        ).view(t),
        'approval',
      ),
      returnForm: draw('return', new Form(returnForm)),
      correctionForm: draw('correction', new Form(correctionForm)),
    };
    const people = await this.queries.speakers(session.id);
    const letterhead = await letterheadOf(this.reads, meeting.id);
    const next = (minutes?.editions ?? 0) + 1;
    const decides = minutes?.state === 'in_review' && may(minutesPolicy, 'decide', actor, here);
    const stray =
      sent && !['approval', 'return', 'correction'].includes(sent.part) ? sent.form.view(t).errors : [];
    return new Page(
      'minutes/review',
      {
        ...this.head(here, language, minutes?.state ?? null),
        ...forms,
        errors: [...stray, ...Object.values(forms).flatMap((form) => form.errors)],
        document:
          minutes &&
          documentView(
            snapshotOf({ here, letterhead, minutes, points, people }, unpublished(this.clock.now(), next)),
            language,
          ),
        decides,
        waitsFor: minutes?.state === 'in_review' && !decides ? (session.chair?.name ?? '—') : null,
        submitted:
          minutes?.state === 'in_review' && minutes.submittedAt
            ? t('minutes.review.submittedBy', {
                name: minutes.submittedBy ?? '—',
                when: dateTime(minutes.submittedAt, meeting.timeZone, language),
              })
            : null,
        returned: minutes?.returnReason ?? null,
        correcting: minutes?.correctionReason ?? null,
        canWrite: (!minutes || isEditable(minutes.state)) && may(minutesPolicy, 'write', actor, here),
        canCorrect: minutes?.state === 'published' && may(minutesPolicy, 'correct', actor, here),
        editions: next - 1,
        next,
        editionUrl: next > 1 ? minutesUrls.newest(meeting, session.id) : null,
        urls: {
          write: minutesUrls.write(meeting, session.id),
          approval: minutesUrls.approval(meeting, session.id),
          return: minutesUrls.return(meeting, session.id),
          correction: minutesUrls.correction(meeting, session.id),
        },
        history: minutes ? historyEvents(await this.queries.history(minutes.id), meeting, language) : [],
      },
      sent?.status,
    );
  }

  private head(
    { meeting, session }: OfMinutes,
    language: Language,
    state: Parameters<typeof minutesChip>[0],
  ) {
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
}
