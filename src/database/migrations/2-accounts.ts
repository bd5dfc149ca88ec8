import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** Signing in in steps, and the key to the very first account. */
export class Accounts1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'sign_in_step',
      {
        id: column.key(64),
        stage: column.text(20),
        email: column.text(254, true),
        account_id: column.ref(true),
        next: column.text(2000),
        created_at: column.instant(),
        expires_at: column.instant(),
      },
      {
        references: { account_id: { table: 'account', onDelete: 'CASCADE' } },
        indices: [['expires_at'], ['account_id']],
      },
    );
    await createTable(runner, 'first_start', { id: column.key(64), created_at: column.instant() });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['first_start', 'sign_in_step']) await runner.dropTable(table);
  }
}
