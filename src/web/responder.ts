import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type Visit, visitOf } from '../access/request.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { translator } from '../i18n/translator.js';
import { Chromes } from './chrome.js';
import { compress, encodingFor } from './compression.js';
import { Form } from './form.js';
import { KeptPage } from './kept-page.js';
import { leaveNotice } from './notice.js';
import { Download, Page, SeeOther } from './page.js';
import { Views } from './views.js';

/** Makes an answer of what a handler returned: a page, a redirect, a file, a kept page, or JSON. */
@Injectable()
export class Responder implements NestInterceptor {
  constructor(
    private readonly views: Views,
    private readonly chromes: Chromes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((value) => this.answer(value, request, reply)));
  }

  private answer(value: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (value instanceof KeptPage) return sendKept(value, request, reply);
    if (value instanceof Page) return this.sendPage(value, visitOf(request), request, reply);
    if (value instanceof SeeOther) {
      if (value.notice) leaveNotice(this.config, reply, value.notice);
      void reply.status(303).header('location', value.url);
      return '';
    }
    if (value instanceof Download) return sendFile(value, reply);
    void reply.header('cache-control', 'no-store');
    return value;
  }

  /** Renders a page inside its frame; the error filter uses it too. */
  sendPage(page: Page, visit: Visit, request: FastifyRequest, reply: FastifyReply): Buffer {
    const t = translator(visit.language);
    const failed = Object.values(page.model).some((part) => part instanceof Form && part.failed);
    const chrome = { ...this.chromes.for(visit, request, reply), failed };
    const model: Record<string, unknown> = { ...page.model, chrome };
    for (const [name, part] of Object.entries(model)) if (part instanceof Form) model[name] = part.view(t);
    const html = this.views.render(page.view, model);
    const { body, encoding } = compress(html, encodingFor(request.headers['accept-encoding']));
    void reply
      .status(page.status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('vary', 'Accept-Encoding, Cookie');
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    return body;
  }
}

function sendKept(page: KeptPage, request: FastifyRequest, reply: FastifyReply): Buffer | string {
  void reply
    .header('etag', page.etag)
    .header('cache-control', 'no-cache')
    .header('vary', 'Accept-Encoding, Cookie');
  if (request.headers['if-none-match'] === page.etag) {
    void reply.status(304);
    return '';
  }
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  void reply.header('content-type', page.mediaType);
  return page.body(encoding);
}

function sendFile(download: Download, reply: FastifyReply): string | Buffer {
  const { inline = false, status = 200, cache = 'no-store' } = download.options;
  const ascii = download.name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
  void reply
    .status(status)
    .header('content-type', download.mediaType)
    .header('cache-control', cache)
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(download.name)}`,
    );
  return download.content;
}
