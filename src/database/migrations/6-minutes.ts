import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** The notula of sessions: working text, points, and published editions. */
export class Minutes1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'minutes',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        session_id: column.ref(),
        state: column.text(20),
        participants: column.text(300, true),
        opening: column.longText(true),
        closing: column.longText(true),
        opening_revision: column.int(),
        closing_revision: column.int(),
        editions: column.int(),
        return_reason: column.longText(true),
        correction_reason: column.longText(true),
        submitted_at: column.instant(true),
        submitted_by: column.text(300, true),
        created_at: column.instant(),
      },
      {
        references: { meeting_id: 'meeting', session_id: 'session' },
        unique: [['session_id']],
        indices: [['meeting_id', 'state']],
      },
    );
    await createTable(
      runner,
      'minutes_point',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        minutes_id: column.ref(),
        kind: column.text(20),
        position: column.int(),
        revision: column.int(),
        text: column.longText(),
        speaker: column.text(300, true),
        office: column.text(300, true),
        outcome_kind: column.text(20, true),
        responsible: column.text(300, true),
        due_on: column.date(true),
        removed_at: column.instant(true),
      },
      {
        references: { meeting_id: 'meeting', minutes_id: 'minutes' },
        indices: [['minutes_id', 'kind', 'position'], ['meeting_id']],
      },
    );
    await createTable(
      runner,
      'minutes_edition',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        session_id: column.ref(),
        minutes_id: column.ref(),
        number: column.int(),
        title: column.text(200),
        starts_at: column.instant(true),
        snapshot: column.longText(),
        sha256: column.text(64),
        code: column.text(10),
        pdf_file_id: column.ref(),
        published_at: column.instant(),
        approved_by: column.ref(true),
        approved_by_name: column.text(300),
      },
      {
        references: {
          meeting_id: 'meeting',
          session_id: 'session',
          minutes_id: 'minutes',
          pdf_file_id: 'stored_file',
          approved_by: { table: 'account', onDelete: 'SET NULL' },
        },
        unique: [['session_id', 'number'], ['code']],
        indices: [['meeting_id', 'published_at'], ['minutes_id']],
        checks: { number: 'number > 0' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['minutes_edition', 'minutes_point', 'minutes']) await runner.dropTable(table);
  }
}
