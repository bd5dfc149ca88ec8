import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** Delegations, their seats per category, and the people registered. */
export class Delegations1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'delegation',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        kind: column.text(20),
        province_code: column.text(2, true),
        name: column.text(200),
        position: column.int(),
        response: column.text(20),
        response_reason: column.longText(true),
        responded_at: column.instant(true),
        invitation_token: column.text(64),
        created_at: column.instant(),
      },
      {
        references: { meeting_id: 'meeting' },
        unique: [['meeting_id', 'name'], ['invitation_token']],
        uniqueWhere: [{ columns: ['meeting_id', 'province_code'], where: 'province_code is not null' }],
      },
    );
    await createTable(
      runner,
      'quota',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        delegation_id: column.ref(),
        category_id: column.ref(),
        seats: column.int(),
      },
      {
        references: {
          meeting_id: 'meeting',
          delegation_id: { table: 'delegation', onDelete: 'CASCADE' },
          category_id: 'participant_category',
        },
        unique: [['delegation_id', 'category_id']],
        indices: [['meeting_id'], ['category_id']],
        checks: { seats: 'seats >= 0' },
      },
    );
    await createTable(
      runner,
      'registration',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        delegation_id: column.ref(),
        category_id: column.ref(),
        reference: column.text(20),
        state: column.text(20),
        state_reason: column.longText(true),
        state_at: column.instant(),
        name: column.text(300),
        search: column.text(700),
        sex: column.text(1),
        position: column.text(200),
        institution: column.text(200),
        email: column.text(254, true),
        phone: column.text(20, true),
        origin: column.text(20),
        created_at: column.instant(),
      },
      {
        references: {
          meeting_id: 'meeting',
          delegation_id: 'delegation',
          category_id: 'participant_category',
        },
        unique: [['reference']],
        indices: [
          ['delegation_id', 'category_id', 'state'],
          ['meeting_id', 'state', 'name'],
          ['meeting_id', 'name'],
          ['category_id'],
        ],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['registration', 'quota', 'delegation']) await runner.dropTable(table);
  }
}
