import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Config, demoMarker } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { demoOpenTo } from './entrance.js';

const entrances = z.array(
  z.object({
    role: z.string(),
    label: z.string().optional(),
    meeting: z.string().nullable(),
    email: z.string().nullable(),
    signInUrl: z.string(),
  }),
);

/** One button of the demo's sign-in page. */
export type DemoEntrance = z.output<typeof entrances>[number];

/** The demo's accounts, as its loader wrote them down; nobody but this very machine sees them. */
@Injectable()
export class DemoEntrances {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The entrances open to this request; none outside of the demo. */
  async for(request: FastifyRequest): Promise<DemoEntrance[]> {
    if (!demoOpenTo(this.config, request)) return [];
    const text = await readFile(demoMarker(this.config.dataDir), 'utf8').catch(() => '[]');
    const base = this.config.baseUrl;
    // Only the path is used: the buttons lead back to the address the browser is at.
    return entrances
      .parse(JSON.parse(text))
      .map((one) => ({
        ...one,
        signInUrl: one.signInUrl.startsWith(base) ? one.signInUrl.slice(base.length) : '',
      }))
      .filter((one) => one.signInUrl.startsWith('/'));
  }
}
