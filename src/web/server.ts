import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'node:querystring';
import type { Config } from '../config/config.js';
import { ASSETS } from './assets.js';
import { ErrorFilter } from './error.filter.js';

const MEGABYTE = 1024 * 1024;
/** The largest file anybody may send. */
export const LARGEST_UPLOAD = 10 * MEGABYTE;
const LARGEST_BODY = 2 * MEGABYTE;

/** Builds the web application on Fastify with its limits, headers and parsers; the caller listens. */
export async function createServer(
  config: Config,
  root: Type | DynamicModule,
  options: { quiet?: boolean } = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustProxy,
    bodyLimit: LARGEST_BODY,
    requestTimeout: 120_000,
    // An address that cannot be decoded would be answered before any of our headers and pages come into play.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : url.startsWith('/api/') ? '/api/-' : '/-'),
    // A repeated name keeps every value; a thousand names are more than any form has.
    routerOptions: {
      maxParamLength: 200,
      // A NUL byte means nothing in an address, and PostgreSQL would refuse the whole query.
      querystringParser: (text) => parse(text.replaceAll('%00', ''), '&', '=', { maxKeys: 1000 }),
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: options.quiet ? ['error', 'fatal'] : ['error', 'warn', 'fatal'],
    bodyParser: false,
  });
  const secure = config.baseUrl.startsWith('https:');
  await app.register(fastifyCookie);
  await app.register(fastifyFormbody, { bodyLimit: LARGEST_BODY });
  await app.register(fastifyMultipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: LARGEST_UPLOAD, files: 5, fields: 500, fieldSize: MEGABYTE, parts: 600 },
    async onFile(part) {
      const content = await part.toBuffer();
      (part as unknown as { value: unknown }).value = { name: part.filename, content };
    },
  });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: secure,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(fastifyStatic, {
    root: ASSETS,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    list: false,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()');
    done();
  });
  app.useGlobalFilters(app.get(ErrorFilter));
  app.enableShutdownHooks();
  return app;
}

function isReadable(url: string): boolean {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '') !== '';
  } catch {
    return false;
  }
}
