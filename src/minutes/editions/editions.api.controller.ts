import { Controller, Get, Param } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { By, Here } from '../../access/request.js';
import { sitePolicy } from '../../web/site.policy.js';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/errors.js';
import { readCode } from '../../kernel/ids.js';
import type { OfMeeting } from '../../meetings/meeting-facts.js';
import { meetingPolicy } from '../../meetings/meetings.policy.js';
import { API_MEETINGS } from '../../meetings/meetings.urls.js';
import { editionPolicy, type OfEdition } from '../minutes.policy.js';
import { minutesUrls } from '../minutes.urls.js';
import { EditionQueries } from './editions.queries.js';

/** Published minutes as JSON. */
@Controller(`${API_MEETINGS}/:slug`)
export class EditionsApiController {
  constructor(private readonly editions: EditionQueries) {}

  @Get('minutes-editions')
  @Can(meetingPolicy, 'view')
  async list(@By() actor: Actor, @Here() here: OfMeeting) {
    return { editions: await this.editions.listed(actor, here) };
  }

  @Get('minutes/:sessionId/editions')
  @Can(editionPolicy, 'read')
  async ofSession(@Here() { session }: OfEdition) {
    return { editions: await this.editions.ofSession(session.id) };
  }

  @Get('minutes/:sessionId/editions/:number')
  @Can(editionPolicy, 'read')
  async show(@Here() { meeting, session, editionId }: OfEdition) {
    const { snapshot, number, sha256, code, publishedAt, approvedByName } =
      await this.editions.byId(editionId);
    const { logoFileId: _logo, ...said } = snapshot.meeting;
    return {
      number,
      publishedAt,
      approvedBy: approvedByName,
      sha256,
      code,
      pdfUrl: minutesUrls.pdf(meeting, session.id, number),
      ...snapshot,
      meeting: said,
    };
  }
}

/** What a verification code confirms. */
@Controller('api/v1/verifications')
export class VerificationsApiController {
  constructor(private readonly editions: EditionQueries) {}

  @Get(':code')
  @Can(sitePolicy, 'read')
  async show(@Param('code') typed: string) {
    const found = await this.editions.confirm(readCode(typed.slice(0, 40)));
    if (!found) throw new NotFound();
    return found;
  }
}
