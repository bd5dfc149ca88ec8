import { Injectable } from '@nestjs/common';
import { may } from '../access/policy.js';
import { ReadSide } from '../database/read-side.js';
import { dateTime } from '../i18n/formats.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Form, type FormView } from '../web/form.js';
import { Page } from '../web/page.js';
import { documentView } from './document.pages.js';
import { letterheadOf } from './editions/editions.queries.js';
import { snapshotOf, unpublished } from './editions/snapshot.js';
import { approvalForm, correctionForm, returnForm } from './minutes.forms.js';
import { deskHead, historyEvents, prefixed } from './minutes.pages.js';
import { minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { MinutesQueries } from './minutes.queries.js';
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

/** Draws the page where the minutes of a session are read as a whole and decided on. */
@Injectable()
export class ReadingDesk {
  constructor(
    private readonly queries: MinutesQueries,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
  ) {}

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
        ...deskHead(here, language, minutes?.state ?? null),
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
}
