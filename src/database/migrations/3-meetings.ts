import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** Meetings, their participant categories, and who holds which role in them. */
export class Meetings1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'meeting',
      {
        id: column.id(),
        version: column.int(),
        slug: column.text(80),
        title: column.text(300),
        title_en: column.text(300, true),
        short_title: column.text(80),
        theme: column.longText(true),
        about: column.longText(true),
        organizer: column.text(200),
        letterhead: column.longText(true),
        contact: column.longText(true),
        venue: column.text(200, true),
        city: column.text(100),
        province_code: column.text(2),
        time_zone: column.text(60),
        starts_on: column.date(),
        ends_on: column.date(),
        registration_opens_at: column.instant(true),
        registration_closes_at: column.instant(true),
        dress: column.longText(true),
        funding: column.longText(true),
        brand_color: column.text(7, true),
        logo_file_id: column.ref(true),
        sample: column.bool(),
        state: column.text(30),
        state_reason: column.longText(true),
        created_at: column.instant(),
      },
      {
        unique: [['slug']],
        references: { logo_file_id: 'stored_file' },
        checks: { dates: 'starts_on <= ends_on' },
      },
    );
    await createTable(
      runner,
      'participant_category',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        position: column.int(),
        name: column.text(120),
        name_en: column.text(120, true),
        default_seats: column.int(),
        self_funded: column.bool(),
      },
      { references: { meeting_id: 'meeting' }, unique: [['meeting_id', 'name']] },
    );
    await createTable(
      runner,
      'meeting_role',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        account_id: column.ref(),
        role: column.text(20),
        delegation_id: column.ref(true),
        registration_id: column.ref(true),
      },
      {
        references: { meeting_id: 'meeting', account_id: { table: 'account', onDelete: 'CASCADE' } },
        indices: [['account_id'], ['meeting_id', 'role'], ['delegation_id'], ['registration_id']],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['meeting_role', 'participant_category', 'meeting']) await runner.dropTable(table);
  }
}
