import { Injectable } from '@nestjs/common';
import { may } from '../access/policy.js';
import { type Language, type Translate, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Form, type FormView } from '../web/form.js';
import { Page } from '../web/page.js';
import { missingIn } from './minutes.checks.js';
import { closingForm, decisionForm, discussionForm, followUpForm, openingForm } from './minutes.forms.js';
import { deskHead, historyEvents, pointItems, prefixed, removedItems } from './minutes.pages.js';
import { OUTCOME_KINDS } from './minutes-point.entity.js';
import { minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { MinutesQueries, officeOf } from './minutes.queries.js';
import { isEditable } from './minutes.transitions.js';
import { minutesUrls } from './minutes.urls.js';
import { type Attempt, ReadingDesk } from './reading-desk.js';

/** The kinds of decision as choices. */
export const outcomeOptions = (t: Translate) => ({
  outcomeKind: OUTCOME_KINDS.map((value) => ({ value, text: t(`minutes.outcomeKinds.${value}`) })),
});

/** Draws the page where the minutes of a session are written. */
@Injectable()
export class WritingDesk {
  constructor(
    private readonly queries: MinutesQueries,
    private readonly reading: ReadingDesk,
  ) {}

  /** The page to write on, for who may, while the text may change; else the page to read. */
  async write(actor: Actor, here: OfMinutes, language: Language, sent: Attempt | null = null): Promise<Page> {
    const content = await this.queries.content(here.session.id);
    const { minutes, points } = content;
    if (!may(minutesPolicy, 'write', actor, here) || (minutes && !isEditable(minutes.state)))
      return this.reading.read(actor, here, language, sent, content);
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
        ...deskHead(here, language, minutes?.state ?? null),
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
}
