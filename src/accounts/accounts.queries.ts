import { Injectable } from '@nestjs/common';
import type { Role } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import type { Instant } from '../kernel/time.js';
import { type Reads, ReadSide } from '../database/read-side.js';
import { list, nothing, sql } from '../database/sql.js';
import { STAFF_ROLES } from './staff.js';

/** An account as pages show it: no hash, no secret. */
export interface AccountRow {
  id: string;
  version: number;
  name: string;
  email: string | null;
  admin: boolean;
  mayCreateMeetings: boolean;
  hasPassphrase: boolean;
  hasAuthenticator: boolean;
  hasPersonalCode: boolean;
  disabledAt: Instant | null;
  createdAt: Instant;
  roles: number;
  staffRoles: number;
  lastSeen: Instant | null;
  sessions: number;
}

type Raw = Record<keyof AccountRow, unknown>;

const columns = sql`
  a.id, a.version, a.name, a.email, a.admin, a.may_create_meetings as "mayCreateMeetings",
  case when a.passphrase_hash is null then 0 else 1 end as "hasPassphrase",
  case when a.totp_secret is null then 0 else 1 end as "hasAuthenticator",
  case when a.personal_code_hash is null then 0 else 1 end as "hasPersonalCode",
  a.disabled_at as "disabledAt", a.created_at as "createdAt",
  (select cast(count(*) as integer) from meeting_role r where r.account_id = a.id) as roles,
  (select cast(count(*) as integer) from meeting_role r
    where r.account_id = a.id and r.role in (${list(STAFF_ROLES)})) as "staffRoles",
  (select max(s.seen_at) from web_session s where s.account_id = a.id) as "lastSeen",
  (select cast(count(*) as integer) from web_session s where s.account_id = a.id) as sessions`;

const plain = (row: Raw): AccountRow => ({
  ...(row as unknown as AccountRow),
  admin: Boolean(row.admin),
  mayCreateMeetings: Boolean(row.mayCreateMeetings),
  hasPassphrase: Boolean(row.hasPassphrase),
  hasAuthenticator: Boolean(row.hasAuthenticator),
  hasPersonalCode: Boolean(row.hasPersonalCode),
});

/** One account. Throws NotFound. */
export async function accountOf(reads: Reads, id: string): Promise<AccountRow> {
  const row = await reads.one<Raw>(sql`select ${columns} from account a where a.id = ${id}`);
  if (!row) throw new NotFound();
  return plain(row);
}

/** A role and the meeting it is held in. */
export interface RoleInMeeting {
  role: Role;
  meeting: string;
}

/** Rows of a page of the list. */
export const PER_PAGE = 25;

/** The administrator's reads. */
@Injectable()
export class AccountQueries {
  constructor(private readonly reads: ReadSide) {}

  /** One page of the accounts whose name or e-mail contains `search`, by name; two queries. */
  async page(search: string, page: number): Promise<{ rows: AccountRow[]; total: number }> {
    const like = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const where = search
      ? sql`where lower(a.name) like ${like} escape '\\' or a.email like ${like} escape '\\'`
      : nothing;
    const counted = await this.reads.one<{ n: number }>(
      sql`select cast(count(*) as integer) as n from account a ${where}`,
    );
    const rows = await this.reads.all<Raw>(sql`
      select ${columns} from account a ${where} order by lower(a.name), a.id
      limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`);
    return { rows: rows.map(plain), total: counted?.n ?? 0 };
  }

  async one(id: string): Promise<AccountRow> {
    return accountOf(this.reads, id);
  }

  /** What the account does in which meeting. */
  async rolesOf(id: string): Promise<RoleInMeeting[]> {
    return this.reads.all<RoleInMeeting>(sql`
      select r.role, m.title as meeting from meeting_role r join meeting m on m.id = r.meeting_id
      where r.account_id = ${id} order by m.title, r.role`);
  }

  /** Whether there is any account at all. */
  async any(): Promise<boolean> {
    return (await this.reads.one(sql`select 1 as one from account limit 1`)) !== null;
  }
}
