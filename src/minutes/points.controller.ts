import { Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { decisionForm, discussionForm, followUpForm } from './minutes.forms.js';
import { worded } from './minutes.pages.js';
import type { PointKind } from './minutes-point.entity.js';
import { minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { MinutesQueries, officeOf } from './minutes.queries.js';
import { MinutesWriting } from './minutes.service.js';
import { minutesUrls, POINT_PATHS, SESSION_WORKSPACE } from './minutes.urls.js';
import type { Attempt } from './reading-desk.js';
import { outcomeOptions, WritingDesk } from './writing-desk.js';

const FORMS = { discussion: discussionForm, decision: decisionForm, follow_up: followUpForm };
const PARTS = {
  discussion: 'discussion',
  decision: 'decision',
  follow_up: 'followUp',
} as const satisfies Record<PointKind, Attempt['part']>;
type PointInput =
  z.output<typeof discussionForm> | z.output<typeof decisionForm> | z.output<typeof followUpForm>;

/** The points of the minutes: each kind has its own form, and each point its own page to change it. */
@Controller(SESSION_WORKSPACE)
export class PointsController {
  constructor(
    private readonly desk: WritingDesk,
    private readonly writing: MinutesWriting,
    private readonly queries: MinutesQueries,
  ) {}

  @Post(POINT_PATHS.discussion)
  @Can(minutesPolicy, 'write')
  addDiscussion(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(discussionForm) sent: Submission<typeof discussionForm>,
  ): Promise<Page | SeeOther> {
    return this.add(actor, here, language, 'discussion', sent);
  }

  @Post(POINT_PATHS.decision)
  @Can(minutesPolicy, 'write')
  addDecision(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(decisionForm) sent: Submission<typeof decisionForm>,
  ): Promise<Page | SeeOther> {
    return this.add(actor, here, language, 'decision', sent);
  }

  @Post(POINT_PATHS.follow_up)
  @Can(minutesPolicy, 'write')
  addFollowUp(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(followUpForm) sent: Submission<typeof followUpForm>,
  ): Promise<Page | SeeOther> {
    return this.add(actor, here, language, 'follow_up', sent);
  }

  @Get(Object.values(POINT_PATHS).map((path) => `${path}/:pointId`))
  @Can(minutesPolicy, 'write')
  async edit(
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @In() language: Language,
  ): Promise<Page | SeeOther> {
    return this.page(here, id, language);
  }

  @Post(`${POINT_PATHS.discussion}/:pointId`)
  @Can(minutesPolicy, 'write')
  reviseDiscussion(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @In() language: Language,
    @Sent(discussionForm) sent: Submission<typeof discussionForm>,
  ): Promise<Page | SeeOther> {
    return this.revise(actor, here, language, 'discussion', id, sent);
  }

  @Post(`${POINT_PATHS.decision}/:pointId`)
  @Can(minutesPolicy, 'write')
  reviseDecision(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @In() language: Language,
    @Sent(decisionForm) sent: Submission<typeof decisionForm>,
  ): Promise<Page | SeeOther> {
    return this.revise(actor, here, language, 'decision', id, sent);
  }

  @Post(`${POINT_PATHS.follow_up}/:pointId`)
  @Can(minutesPolicy, 'write')
  reviseFollowUp(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @In() language: Language,
    @Sent(followUpForm) sent: Submission<typeof followUpForm>,
  ): Promise<Page | SeeOther> {
    return this.revise(actor, here, language, 'follow_up', id, sent);
  }

  @Post('butir/:pointId/naik')
  @Can(minutesPolicy, 'write')
  async up(@By() actor: Actor, @Here() here: OfMinutes, @Param('pointId') id: string): Promise<SeeOther> {
    await this.writing.move(actor, here, id, 'up');
    return this.at(here, id);
  }

  @Post('butir/:pointId/turun')
  @Can(minutesPolicy, 'write')
  async down(@By() actor: Actor, @Here() here: OfMinutes, @Param('pointId') id: string): Promise<SeeOther> {
    await this.writing.move(actor, here, id, 'down');
    return this.at(here, id);
  }

  @Post('butir/:pointId/hapus')
  @Can(minutesPolicy, 'write')
  async remove(@By() actor: Actor, @Here() here: OfMinutes, @Param('pointId') id: string): Promise<SeeOther> {
    const kind = await this.writing.remove(actor, here, id);
    return new SeeOther(`${this.url(here)}#${POINT_PATHS[kind]}`, 'minutes.notices.pointRemoved');
  }

  @Post('butir/:pointId/pulihkan')
  @Can(minutesPolicy, 'write')
  async restore(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
  ): Promise<SeeOther> {
    await this.writing.restore(actor, here, id);
    return this.at(here, id, 'minutes.notices.pointRestored');
  }

  private add<S extends (typeof FORMS)[PointKind]>(
    actor: Actor,
    here: OfMinutes,
    language: Language,
    kind: PointKind,
    sent: Submission<S>,
  ): Promise<Page | SeeOther> {
    return sent.handle<string, Page | SeeOther>(
      (input) => this.writing.add(actor, here, kind, wordsOf(input)),
      (id) => this.at(here, id, 'minutes.notices.pointAdded'),
      (form, status) => this.desk.write(actor, here, language, { part: PARTS[kind], form, status }),
    );
  }

  private revise<S extends (typeof FORMS)[PointKind]>(
    actor: Actor,
    here: OfMinutes,
    language: Language,
    kind: PointKind,
    id: string,
    sent: Submission<S>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.writing.revise(actor, here, kind, id, input),
      () => this.at(here, id, 'minutes.notices.saved'),
      (form, status) => this.page(here, id, language, form, status),
    );
  }

  private async page(
    here: OfMinutes,
    id: string,
    language: Language,
    form: Form | null = null,
    status = 200,
  ): Promise<Page | SeeOther> {
    const t = translator(language);
    const { meeting, session } = here;
    const { points } = await this.queries.content(session.id);
    const point = points.find((one) => one.id === id && one.removedAt === null);
    // A form of another kind than the point's was sent to an address of our own making.
    if (!point || (form && form.schema !== FORMS[point.kind])) throw new NotFound();
    const n = points.filter((one) => one.kind === point.kind && one.removedAt === null).indexOf(point) + 1;
    const drawn = form ?? new Form(FORMS[point.kind], { ...point, version: point.revision });
    return new Page(
      'minutes/point',
      {
        title: t('minutes.point.title', { kind: t(`minutes.kinds.${point.kind}`).toLowerCase(), n }),
        crumbs: [
          { text: t('minutes.editor.list'), url: minutesUrls.list(meeting) },
          { text: session.title, url: this.url(here) },
          { text: t('minutes.editor.point', { n }), url: null },
        ],
        pointForm: worded(drawn.offering(outcomeOptions(t)).view(t), language),
        isDiscussion: point.kind === 'discussion',
        isDecision: point.kind === 'decision',
        isFollowUp: point.kind === 'follow_up',
        saveUrl: minutesUrls.point(meeting, session.id, point.kind, id),
        removeUrl: minutesUrls.pointStep(meeting, session.id, id, 'hapus'),
        backUrl: `${this.url(here)}#butir-${id}`,
        speakers: (await this.queries.speakers(session.id)).map((person) => ({
          person: person.name,
          office: officeOf(person) ?? '',
        })),
      },
      status,
    );
  }

  private url({ meeting, session }: OfMinutes): string {
    return minutesUrls.write(meeting, session.id);
  }

  private at(here: OfMinutes, pointId: string, notice: string | null = null): SeeOther {
    return new SeeOther(`${this.url(here)}#butir-${pointId}`, notice);
  }
}

/** The words of a new point; it has no revision yet. */
function wordsOf({ version: _none, ...words }: PointInput) {
  return words;
}
