import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.js';
import { find, type Finding } from '../config/finding.js';
import type { Examined } from '../database/database.findings.js';
import { sql } from '../database/sql.js';

/** What `rakornas doctor` says of work after commit. */
export const outboxFindings = async ({ reads }: Examined): Promise<Finding[]> => [
  await find('outbox', async () => {
    const row = await reads.one<{ waiting: number; stuck: number }>(sql`
      select cast(count(*) as integer) as waiting,
        cast(coalesce(sum(case when last_error is not null and attempts > 3 then 1 else 0 end), 0) as integer) as stuck
      from outbox where done_at is null`);
    const { waiting, stuck } = row ?? { waiting: 0, stuck: 0 };
    if (stuck === 0) return { ok: true, detail: `${waiting} jobs waiting` };
    const last = await reads.one<{ kind: string; last_error: string }>(sql`
      select kind, last_error from outbox where done_at is null and last_error is not null
      order by created_at desc limit 1`);
    return {
      ok: 'warn',
      detail: `${stuck} of ${waiting} jobs fail, last ${last?.kind}: ${last?.last_error}`,
    };
  }),
];

/** What `rakornas doctor` says of mail. */
export const smtpFinding = async (config: Config): Promise<Finding> =>
  find('smtp', async () => {
    if (config.smtpUrl === null) return { ok: 'warn', detail: 'not configured: set SMTP_URL' };
    const transport = createTransport(config.smtpUrl);
    try {
      await transport.verify();
      return { ok: true, detail: `${new URL(config.smtpUrl).host} answers` };
    } finally {
      transport.close();
    }
  });
