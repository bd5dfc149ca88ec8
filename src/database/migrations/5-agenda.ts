import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** Rooms, the working draft of the agenda, and its published versions. */
export class Agenda1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'room',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        name: column.text(120),
        capacity: column.int(true),
        position: column.int(),
      },
      {
        references: { meeting_id: 'meeting' },
        unique: [['meeting_id', 'name']],
        checks: { capacity: 'capacity is null or capacity > 0' },
      },
    );
    await createTable(
      runner,
      'session',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        room_id: column.ref(true),
        kind: column.text(40),
        title: column.text(200),
        title_en: column.text(200, true),
        day: column.date(),
        starts_at: column.instant(),
        ends_at: column.instant(),
        access: column.text(20),
        audience: column.text(200, true),
        description: column.longText(true),
        cancelled_at: column.instant(true),
        cancel_reason: column.longText(true),
      },
      {
        references: { meeting_id: 'meeting', room_id: 'room' },
        indices: [['meeting_id', 'starts_at'], ['room_id']],
        checks: { times: 'starts_at < ends_at' },
      },
    );
    await createTable(
      runner,
      'session_person',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        session_id: column.ref(),
        role: column.text(20),
        name: column.text(200),
        position: column.text(200, true),
        institution: column.text(200, true),
        account_id: column.ref(true),
        sort: column.int(),
      },
      {
        references: {
          meeting_id: 'meeting',
          session_id: { table: 'session', onDelete: 'CASCADE' },
          account_id: { table: 'account', onDelete: 'SET NULL' },
        },
        indices: [['meeting_id'], ['session_id'], ['account_id']],
        uniqueWhere: [{ columns: ['session_id', 'role'], where: `role in ('chair', 'minute_taker')` }],
      },
    );
    await createTable(
      runner,
      'agenda_version',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        number: column.int(),
        note: column.longText(true),
        published_at: column.instant(),
        published_by: column.text(300),
        snapshot: column.longText(),
        changes: column.longText(),
      },
      { references: { meeting_id: 'meeting' }, unique: [['meeting_id', 'number']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['agenda_version', 'session_person', 'session', 'room'])
      await runner.dropTable(table);
  }
}
