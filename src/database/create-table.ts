import { type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { columns } from './columns.js';

/** What hangs on a table besides its columns. */
export interface TableParts {
  /** column → table it points at (by `id`), or `{ table, onDelete }`. */
  references?: Record<string, string | { table: string; onDelete: 'CASCADE' | 'SET NULL' }>;
  unique?: string[][];
  indices?: string[][];
  /** Partial unique keys: the columns and the condition, in SQL both databases read. */
  uniqueWhere?: { columns: string[]; where: string }[];
  checks?: Record<string, string>;
}

/** Creates a table the same way on both databases; names of keys are made from the table's and the columns'. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  specs: Parameters<typeof columns>[0],
  parts: TableParts = {},
): Promise<void> {
  await runner.createTable(
    new Table({
      name,
      columns: columns(specs),
      foreignKeys: Object.entries(parts.references ?? {}).map(([from, to]) => {
        const target = typeof to === 'string' ? { table: to, onDelete: 'NO ACTION' } : to;
        return new TableForeignKey({
          name: `fk_${name}_${from}`,
          columnNames: [from],
          referencedTableName: target.table,
          referencedColumnNames: ['id'],
          onDelete: target.onDelete,
        });
      }),
      checks: Object.entries(parts.checks ?? {}).map(([key, expression]) => ({
        name: `ck_${name}_${key}`,
        expression,
      })),
      indices: [
        ...(parts.unique ?? []).map((on) => index('uq', name, on, { isUnique: true })),
        ...(parts.indices ?? []).map((on) => index('ix', name, on, {})),
        ...(parts.uniqueWhere ?? []).map(({ columns: on, where }) =>
          index('uw', name, on, { isUnique: true, where }),
        ),
      ],
    }),
  );
}

function index(kind: string, table: string, on: string[], options: { isUnique?: boolean; where?: string }) {
  return new TableIndex({ name: `${kind}_${table}_${on.join('_')}`, columnNames: on, ...options });
}
