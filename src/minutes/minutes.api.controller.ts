import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { By, Here } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { Json } from '../web/body.js';
import {
  approvalForm,
  closingForm,
  correctionForm,
  decisionForm,
  discussionForm,
  followUpForm,
  moveForm,
  openingForm,
  returnForm,
} from './minutes.forms.js';
import { minutesListPolicy, minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { MinutesQueries } from './minutes.queries.js';
import { MinutesWriting } from './minutes.service.js';
import { API_MINUTES } from './minutes.urls.js';
import { MinutesApprovals, type Published } from './editions/approvals.service.js';

/** Writing and deciding as JSON: the same schemas, services and policies as the pages. `version` is a revision. */
@Controller(API_MINUTES)
export class MinutesApiController {
  constructor(
    private readonly queries: MinutesQueries,
    private readonly writing: MinutesWriting,
    private readonly approvals: MinutesApprovals,
  ) {}

  @Get()
  @Can(minutesListPolicy, 'list')
  async list(@By() actor: Actor, @Here() { meeting }: OfMeeting) {
    const listed = await this.queries.list(actor, meeting.id);
    return {
      minutes: listed.map(({ session, minutesState, editions, mine }) => ({
        sessionId: session.id,
        title: session.title,
        startsAt: session.startsAt,
        state: minutesState,
        editions,
        mine,
      })),
    };
  }

  @Get(':sessionId')
  @Can(minutesPolicy, 'read')
  async show(@Here() { session }: OfMinutes) {
    const { minutes, points } = await this.queries.content(session.id);
    const { meetingId: _meeting, id: _id, ...text } = minutes ?? { state: null, version: 0 };
    return {
      sessionId: session.id,
      title: session.title,
      ...text,
      points: points.filter((point) => point.removedAt === null),
    };
  }

  @Put(':sessionId/opening')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  open(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(openingForm) input: z.output<typeof openingForm>,
  ): Promise<void> {
    return this.writing.open(actor, here, input);
  }

  @Put(':sessionId/closing')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  close(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(closingForm) input: z.output<typeof closingForm>,
  ): Promise<void> {
    return this.writing.close(actor, here, input);
  }

  @Post(':sessionId/discussions')
  @Can(minutesPolicy, 'write')
  async addDiscussion(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(discussionForm) { version: _none, ...words }: z.output<typeof discussionForm>,
  ) {
    return { id: await this.writing.add(actor, here, 'discussion', words) };
  }

  @Put(':sessionId/discussions/:pointId')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  reviseDiscussion(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @Json(discussionForm) input: z.output<typeof discussionForm>,
  ): Promise<void> {
    return this.writing.revise(actor, here, 'discussion', id, input);
  }

  @Post(':sessionId/decisions')
  @Can(minutesPolicy, 'write')
  async addDecision(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(decisionForm) { version: _none, ...words }: z.output<typeof decisionForm>,
  ) {
    return { id: await this.writing.add(actor, here, 'decision', words) };
  }

  @Put(':sessionId/decisions/:pointId')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  reviseDecision(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @Json(decisionForm) input: z.output<typeof decisionForm>,
  ): Promise<void> {
    return this.writing.revise(actor, here, 'decision', id, input);
  }

  @Post(':sessionId/follow-ups')
  @Can(minutesPolicy, 'write')
  async addFollowUp(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(followUpForm) { version: _none, ...words }: z.output<typeof followUpForm>,
  ) {
    return { id: await this.writing.add(actor, here, 'follow_up', words) };
  }

  @Put(':sessionId/follow-ups/:pointId')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  reviseFollowUp(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @Json(followUpForm) input: z.output<typeof followUpForm>,
  ): Promise<void> {
    return this.writing.revise(actor, here, 'follow_up', id, input);
  }

  @Post(':sessionId/points/:pointId/moves')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  async move(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Param('pointId') id: string,
    @Json(moveForm) { direction }: z.output<typeof moveForm>,
  ): Promise<void> {
    await this.writing.move(actor, here, id, direction);
  }

  @Delete(':sessionId/points/:pointId')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  async remove(@By() actor: Actor, @Here() here: OfMinutes, @Param('pointId') id: string): Promise<void> {
    await this.writing.remove(actor, here, id);
  }

  @Post(':sessionId/submission')
  @Can(minutesPolicy, 'write')
  @HttpCode(204)
  submit(@By() actor: Actor, @Here() here: OfMinutes): Promise<void> {
    return this.approvals.submit(actor, here);
  }

  /** `version` is that of the minutes as read: a text that changed since is not approved. */
  @Post(':sessionId/approval')
  @Can(minutesPolicy, 'decide')
  approve(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(approvalForm) { version }: z.output<typeof approvalForm>,
  ): Promise<Published> {
    return this.approvals.approve(actor, here, version);
  }

  @Post(':sessionId/return')
  @Can(minutesPolicy, 'decide')
  @HttpCode(204)
  giveBack(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(returnForm) { reason }: z.output<typeof returnForm>,
  ): Promise<void> {
    return this.approvals.giveBack(actor, here, reason);
  }

  @Post(':sessionId/correction')
  @Can(minutesPolicy, 'correct')
  @HttpCode(204)
  correct(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @Json(correctionForm) { reason }: z.output<typeof correctionForm>,
  ): Promise<void> {
    return this.approvals.reopen(actor, here, reason);
  }
}
