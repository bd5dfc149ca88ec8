import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { setCookie } from '../access/cookies.js';
import { SESSION_SECONDS } from '../access/sessions.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { localPath } from '../web/local-path.js';
import { SeeOther } from '../web/page.js';
import { accountUrls } from './accounts.urls.js';
import type { Entered } from './sign-in.service.js';

/** Where somebody goes after a step of signing in; the session's cookie is set here and nowhere else. */
@Injectable()
export class SignInDoor {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** To the page they came for, signed in; or to the step that is missing. */
  through(reply: FastifyReply, entered: Entered): SeeOther {
    if ('step' in entered) return new SeeOther(entered.step);
    setCookie(this.config, reply, 'sesi', entered.token, SESSION_SECONDS);
    return new SeeOther(localPath(entered.next, accountUrls.home));
  }
}

/** Where signing in leads: a path of ours, or home. */
export const nextOf = (lanjut: unknown): string => localPath(lanjut, accountUrls.home);
