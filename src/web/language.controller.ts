import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../access/can.js';
import { setCookie } from '../access/cookies.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { LANGUAGES } from '../i18n/translator.js';
import { NotFound } from '../kernel/errors.js';
import { localPath } from './local-path.js';
import { SeeOther } from './page.js';
import { sitePolicy } from './site.policy.js';

/** The switch between Indonesian and English. */
@Controller('bahasa')
export class LanguageController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get(':language')
  @Can(sitePolicy, 'read')
  choose(
    @Param('language') asked: string,
    @Query('kembali') back: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SeeOther {
    const language = LANGUAGES.find((known) => known === asked);
    if (!language) throw new NotFound();
    setCookie(this.config, reply, 'bahasa', language, 365 * 24 * 3600);
    // What an address asks for would win over the choice just made.
    return new SeeOther(localPath(back).replace(/([?&])bahasa=[^&#]*&?/, '$1'));
  }
}
