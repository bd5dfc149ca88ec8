import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** What the shell needs: retry keys, jobs, the trail, accounts, sessions, throttles, files. */
export class Shell1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'once_key',
      { id: column.key(64), result: column.longText(true), created_at: column.instant() },
      { indices: [['created_at']] },
    );
    await createTable(
      runner,
      'outbox',
      {
        id: column.id(),
        kind: column.text(60),
        payload: column.longText(),
        available_at: column.instant(),
        claimed_until: column.instant(true),
        attempts: column.int(),
        last_error: column.longText(true),
        created_at: column.instant(),
        done_at: column.instant(true),
      },
      { indices: [['done_at', 'available_at'], ['kind']] },
    );
    await createTable(
      runner,
      'audit_entry',
      {
        id: column.id(),
        at: column.instant(),
        nth: column.int(),
        account_id: column.ref(true),
        actor_name: column.text(300),
        meeting_id: column.ref(true),
        event: column.text(80),
        subject_type: column.text(60),
        subject_id: column.ref(),
        data: column.longText(),
        seal: column.text(64, true),
        seal_position: column.int(true),
      },
      { indices: [['subject_id'], ['meeting_id', 'at']], unique: [['seal_position']] },
    );
    await createTable(
      runner,
      'account',
      {
        id: column.id(),
        version: column.int(),
        name: column.text(300),
        email: column.text(254, true),
        admin: column.bool(),
        may_create_meetings: column.bool(),
        passphrase_hash: column.text(200, true),
        totp_secret: column.text(200, true),
        totp_last_step: column.int(true),
        personal_code_hash: column.text(64, true),
        disabled_at: column.instant(true),
        created_at: column.instant(),
      },
      { unique: [['email'], ['personal_code_hash']] },
    );
    await createTable(
      runner,
      'web_session',
      {
        id: column.key(64),
        account_id: column.ref(),
        created_at: column.instant(),
        seen_at: column.instant(),
        expires_at: column.instant(),
        address: column.text(64),
        device: column.text(300),
      },
      { references: { account_id: { table: 'account', onDelete: 'CASCADE' } }, indices: [['account_id']] },
    );
    await createTable(
      runner,
      'sign_in_code',
      {
        id: column.id(),
        account_id: column.ref(),
        token_hash: column.text(64),
        digits_hash: column.text(64, true),
        purpose: column.text(20),
        attempts: column.int(),
        created_at: column.instant(),
        expires_at: column.instant(),
        used_at: column.instant(true),
      },
      {
        references: { account_id: { table: 'account', onDelete: 'CASCADE' } },
        unique: [['token_hash']],
        indices: [['account_id']],
      },
    );
    await createTable(
      runner,
      'throttle',
      { id: column.key(120), window_start: column.instant(), hits: column.int() },
      { indices: [['window_start']] },
    );
    await createTable(runner, 'stored_file', {
      id: column.id(),
      name: column.text(200),
      media_type: column.text(100),
      bytes: column.int(),
      sha256: column.text(64),
      content: { type: runner.dataSource.options.type === 'postgres' ? 'bytea' : 'blob' },
      created_at: column.instant(),
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'stored_file',
      'throttle',
      'sign_in_code',
      'web_session',
      'account',
      'audit_entry',
      'outbox',
      'once_key',
    ]) {
      await runner.dropTable(table);
    }
  }
}
