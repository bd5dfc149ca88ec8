import { getDataSourceToken } from '@nestjs/typeorm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type Table } from 'typeorm';
import { writeOptions } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrator.js';
import { configFor, startApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

/** Tables that rows are kept in without an entity: written by plain statements. */
const WITHOUT_ENTITY = [
  'audit_entry',
  'first_start',
  'migrations',
  'outcome_counter',
  'once_key',
  'outbox',
  'sign_in_code',
  'sign_in_step',
  'stored_file',
  'throttle',
  'web_session',
];

async function tablesOf(source: DataSource): Promise<Map<string, Table>> {
  const runner = source.createQueryRunner();
  const tables = await runner.getTables();
  await runner.release();
  const own = tables.filter(({ name }) => !/^(sqlite_|pg_|information_schema)/.test(name));
  return new Map(own.map((table) => [table.name.replace(/^public\./, ''), table]));
}

/** A schema as comparable text. */
const drawn = (tables: Map<string, Table>): string[] =>
  [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, table]) => [
      ...table.columns
        .map((column) => `${name}.${column.name} ${column.type} ${column.length} ${column.isNullable}`)
        .sort(),
      ...table.foreignKeys
        .map((key) => `${name} -> ${key.referencedTableName} ${key.columnNames.join()} ${key.onDelete}`)
        .sort(),
      ...table.indices.map((index) => `${name} # ${index.name} ${index.isUnique}`).sort(),
    ]);

describe('the migrations', () => {
  let place: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    place = await freshDatabase();
    source = await new DataSource(writeOptions(configFor(place))).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await place.drop();
  });

  it('lead from nothing to the newest schema, back to nothing, and up again to the same', async () => {
    const names = (source.options.migrations as unknown as { name: string }[]).map(({ name }) => name);
    expect(await migrate(configFor(place))).toEqual(names);
    expect(await migrate(configFor(place))).toEqual([]);
    const first = drawn(await tablesOf(source));
    expect(first.length).toBeGreaterThan(100);
    for (const _ of names) await source.undoLastMigration({ transaction: 'each' });
    expect([...(await tablesOf(source)).keys()].filter((name) => name !== 'migrations')).toEqual([]);
    expect(await migrate(configFor(place))).toEqual(names);
    expect(drawn(await tablesOf(source))).toEqual(first);
  }, 60_000);

  it('may be run by several processes at once', async () => {
    const empty = await freshDatabase();
    try {
      const config = configFor(empty);
      if (config.databaseUrl === null) await migrate(config);
      const ran = await Promise.all([migrate(config), migrate(config), migrate(config)]);
      expect(ran.filter((names) => names.length > 0).length).toBeLessThanOrEqual(1);
    } finally {
      await empty.drop();
    }
  }, 60_000);
});

describe('entities and tables', () => {
  let app: TestApp;
  let source: DataSource;
  beforeAll(async () => {
    app = await startApp();
    source = app.app.get<DataSource>(getDataSourceToken());
  });
  afterAll(() => app.close());

  it('do not drift apart', async () => {
    const tables = await tablesOf(source);
    const wrong: string[] = [];
    const family = (type: string) =>
      /char|text|clob/.test(type)
        ? /text/.test(type)
          ? 'text'
          : 'varchar'
        : /bool/.test(type)
          ? 'boolean'
          : /int/.test(type)
            ? 'integer'
            : type;
    for (const entity of source.entityMetadatas) {
      const table = tables.get(entity.tableName);
      if (!table) {
        wrong.push(`${entity.tableName}: no table`);
        continue;
      }
      const columns = new Map(table.columns.map((column) => [column.name, column]));
      for (const meant of entity.columns) {
        const is = columns.get(meant.databaseName);
        columns.delete(meant.databaseName);
        const at = `${entity.tableName}.${meant.databaseName}`;
        if (!is) {
          wrong.push(`${at}: no column`);
          continue;
        }
        const type = family(source.driver.normalizeType(meant));
        if (family(is.type) !== type) wrong.push(`${at}: ${is.type}, the entity says ${type}`);
        if (is.isNullable !== meant.isNullable) wrong.push(`${at}: nullable ${is.isNullable}`);
        if (type === 'varchar' && String(is.length) !== String(meant.length))
          wrong.push(`${at}: ${is.length}, not ${meant.length}`);
        if (is.default !== undefined && is.default !== null) wrong.push(`${at}: a default ${is.default}`);
      }
      for (const name of columns.keys()) wrong.push(`${entity.tableName}.${name}: no entity knows it`);
    }
    expect(wrong).toEqual([]);
    const known = new Set(source.entityMetadatas.map(({ tableName }) => tableName));
    expect([...tables.keys()].filter((name) => !known.has(name) && !WITHOUT_ENTITY.includes(name))).toEqual(
      [],
    );
  });

  it('have a foreign key behind every reference, but for the few that outlive what they name', async () => {
    const loose: string[] = [];
    for (const [name, table] of await tablesOf(source)) {
      const keyed = new Set(table.foreignKeys.flatMap((key) => key.columnNames));
      for (const column of table.columns)
        if (column.name.endsWith('_id') && !keyed.has(column.name)) loose.push(`${name}.${column.name}`);
    }
    expect(loose.sort()).toEqual([
      'audit_entry.account_id',
      'audit_entry.meeting_id',
      'audit_entry.subject_id',
      'meeting_role.delegation_id',
      'meeting_role.registration_id',
      'outcome.point_id',
    ]);
  });

  it('have an index behind every foreign key to rows that may go', async () => {
    const bare: string[] = [];
    for (const [name, table] of await tablesOf(source)) {
      const led = new Set([
        ...table.indices.map((index) => index.columnNames[0]),
        ...table.primaryColumns.map((column) => column.name),
      ]);
      for (const key of table.foreignKeys)
        if (key.columnNames[0] && !led.has(key.columnNames[0])) bare.push(`${name}.${key.columnNames[0]}`);
    }
    // Files and accounts that signed something are never deleted: nobody looks for what points at them.
    expect(bare.sort()).toEqual([
      'meeting.logo_file_id',
      'minutes_edition.approved_by',
      'minutes_edition.pdf_file_id',
    ]);
  });
});
