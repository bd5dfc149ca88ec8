import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../columns.js';
import { createTable } from '../create-table.js';

/** Outcomes with their wordings, and the follow-up: assignments, progress reports, evidence. */
export class Outcomes1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'outcome_counter',
      { meeting_id: column.key(36), kind: column.key(20), last: column.int() },
      { references: { meeting_id: 'meeting' } },
    );
    await createTable(
      runner,
      'outcome',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        session_id: column.ref(),
        session_title: column.text(300),
        edition_id: column.ref(),
        edition_number: column.int(),
        point_id: column.ref(),
        kind: column.text(20),
        number: column.int(),
        text: column.longText(),
        search: column.longText(),
        proposed_by: column.text(300, true),
        proposed_by_office: column.text(300, true),
        state: column.text(20),
        state_reason: column.longText(true),
        published_at: column.instant(true),
        withdrawn_in: column.int(true),
        created_at: column.instant(),
      },
      {
        references: { meeting_id: 'meeting', session_id: 'session', edition_id: 'minutes_edition' },
        unique: [
          ['meeting_id', 'kind', 'number'],
          ['point_id', 'kind'],
        ],
        indices: [['session_id'], ['edition_id']],
        checks: { number: 'number > 0' },
      },
    );
    await createTable(
      runner,
      'outcome_wording',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        outcome_id: column.ref(),
        edition_id: column.ref(),
        edition_number: column.int(),
        text: column.longText(),
        created_at: column.instant(),
      },
      {
        references: { meeting_id: 'meeting', outcome_id: 'outcome', edition_id: 'minutes_edition' },
        unique: [['outcome_id', 'edition_number']],
        indices: [['meeting_id'], ['edition_id']],
      },
    );
    await createTable(
      runner,
      'assignment',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        outcome_id: column.ref(),
        delegation_id: column.ref(),
        role: column.text(10),
        output: column.longText(true),
        indicator: column.longText(true),
        due_on: column.date(),
        state: column.text(20),
        state_reason: column.longText(true),
        state_at: column.instant(),
        percent: column.int(),
        reports: column.int(),
        created_at: column.instant(),
      },
      {
        references: { meeting_id: 'meeting', outcome_id: 'outcome', delegation_id: 'delegation' },
        unique: [['outcome_id', 'delegation_id']],
        indices: [
          ['meeting_id', 'state', 'due_on'],
          // Holds all that the overview counts by delegation.
          ['meeting_id', 'delegation_id', 'state', 'due_on'],
          ['delegation_id', 'due_on'],
        ],
        checks: { percent: 'percent between 0 and 100' },
      },
    );
    await createTable(
      runner,
      'progress_report',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        assignment_id: column.ref(),
        number: column.int(),
        text: column.longText(),
        percent: column.int(),
        done: column.bool(),
        reported_at: column.instant(),
        reported_by: column.ref(true),
        reported_by_name: column.text(300),
        decision: column.text(20, true),
        decision_reason: column.longText(true),
        decided_at: column.instant(true),
        decided_by_name: column.text(300, true),
      },
      {
        references: {
          meeting_id: 'meeting',
          assignment_id: 'assignment',
          reported_by: { table: 'account', onDelete: 'SET NULL' },
        },
        unique: [['assignment_id', 'number']],
        indices: [['meeting_id'], ['reported_by']],
        checks: { percent: 'percent between 0 and 100' },
      },
    );
    await createTable(
      runner,
      'evidence',
      {
        id: column.id(),
        version: column.int(),
        meeting_id: column.ref(),
        assignment_id: column.ref(),
        report_id: column.ref(),
        file_id: column.ref(),
        position: column.int(),
      },
      {
        references: {
          meeting_id: 'meeting',
          assignment_id: 'assignment',
          report_id: 'progress_report',
          file_id: 'stored_file',
        },
        unique: [['report_id', 'position']],
        indices: [['meeting_id'], ['assignment_id'], ['file_id']],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'evidence',
      'progress_report',
      'assignment',
      'outcome_wording',
      'outcome',
      'outcome_counter',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
