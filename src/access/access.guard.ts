import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../kernel/actor.js';
import { DomainError, Forbidden, NotFound, SignInRequired } from '../kernel/errors.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ReadSide } from '../database/read-side.js';
import { sha256 } from '../kernel/ids.js';
import { CAN, type Declaration } from './can.js';
import { languageOf, readCookie } from './cookies.js';
import { checkForgery, isWrite } from './forgery.js';
import { isOpen, may } from './policy.js';
import type { Visit } from './request.js';
import { Sessions } from './sessions.js';

/** Recognises the actor, refuses forged requests, finds what the route speaks of and asks its policy. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly reads: ReadSide,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const visit = (request.visit = await this.recognise(request));
    if (isWrite(request.method)) checkForgery(this.config, request, visit);

    const { policy, action } = this.reflector.get<Declaration>(CAN, context.getHandler());
    if (visit.actor.accountId === null && !isOpen(policy, action)) throw new SignInRequired();
    const params = request.params as Record<string, string>;
    // A NUL byte is no identifier on any database; PostgreSQL would refuse the query itself.
    if (Object.values(params).some((value) => value.includes('\0'))) throw new NotFound();
    const subject = await policy.locate(params, this.reads, visit.actor);
    if (subject === null || !policy.sees(visit.actor, subject)) throw new NotFound();
    if (!may(policy, action, visit.actor, subject)) throw new Forbidden();
    visit.subject = subject;
    return true;
  }

  private async recognise(request: FastifyRequest): Promise<Visit> {
    const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const token = bearer ?? readCookie(this.config, request, 'sesi');
    const { actor, sessionId } = token
      ? await this.sessions.actorOf(token)
      : { actor: ANONYMOUS, sessionId: null };
    if (bearer && !sessionId) throw new DomainError('errors.signInRequired', 401);
    const browser = readCookie(this.config, request, 'peramban');
    // A browser's retries are its own even when the first one signed it in; a program's are its account's.
    const owner = bearer || !browser ? (actor.accountId ?? '') : `browser ${browser}`;
    return {
      actor: { ...actor, once: onceKey(request, owner) },
      sessionId,
      subject: null,
      language: languageOf(this.config, request),
      browser,
      bearer: bearer !== null,
    };
  }
}

/**
 * The retry key: a hidden field of our forms, or the client's Idempotency-Key. Bound to its owner, to the path and to
 * what was sent: a form changed after "back" is a new request, not a repeat.
 */
function onceKey(request: FastifyRequest, owner: string): string | null {
  if (!isWrite(request.method)) return null;
  const body = request.body as Record<string, unknown> | null | undefined;
  const key =
    request.headers['idempotency-key'] ?? (body && typeof body === 'object' ? body['_once'] : undefined);
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) return null;
  return `${request.method} ${request.url} ${key} ${digest(body)} ${owner}`;
}

/** What was sent, but for the forgery token, as a hash. Files by their own: spelling out their bytes would take minutes. */
function digest(body: Readonly<Record<string, unknown>> | null | undefined): string {
  const parts = Object.entries(body ?? {}).map(([name, value]) => [name, [value].flat().map(withoutBytes)]);
  try {
    return sha256(JSON.stringify(parts.filter(([name]) => name !== '_csrf')));
  } catch (error) {
    // Nested deeper than the stack: nothing of ours is.
    if (error instanceof RangeError) throw new DomainError('errors.invalid', 422);
    throw error;
  }
}

function withoutBytes(value: unknown): unknown {
  const content = (value as { content?: unknown } | null | undefined)?.content;
  return Buffer.isBuffer(content) ? { ...(value as object), content: sha256(content) } : value;
}
