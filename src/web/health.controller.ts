import { Controller, Get } from '@nestjs/common';
import { Can } from '../access/can.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { DomainError } from '../kernel/errors.js';
import { sitePolicy } from './site.policy.js';

/** For supervisors and load balancers: alive, and able to serve. */
@Controller()
export class HealthController {
  constructor(private readonly reads: ReadSide) {}

  @Get('healthz')
  @Can(sitePolicy, 'read')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Can(sitePolicy, 'read')
  async ready(): Promise<{ status: 'ok' }> {
    await this.reads.one(sql`select 1 as one`).catch(() => {
      throw new DomainError('errors.failed', 503);
    });
    return { status: 'ok' };
  }
}
