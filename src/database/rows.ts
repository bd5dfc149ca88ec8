import { type EntityMetadata, FindOperator, type ObjectLiteral } from 'typeorm';
import { Sql } from './sql.js';

/**
 * Whole rows by plain statements. TypeORM builds such a query anew each time, which costs more than running it; what a
 * column is called and how its value is kept still comes from TypeORM.
 */
export function insertionOf(metadata: EntityMetadata, entity: ObjectLiteral): Sql {
  const { columns, dataSource } = metadata;
  const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const commas = columns.slice(1).map(() => ', ');
  return new Sql(
    [`insert into "${metadata.tableName}" (${names}) values (`, ...commas, ')'],
    columns.map(
      (column) => dataSource.driver.preparePersistentValue(column.getEntityValue(entity), column) as unknown,
    ),
  );
}

/** The first row with these values; null when a condition is not plainly "equals". `tail` is the program's own text. */
export function selectionOf(metadata: EntityMetadata, where: ObjectLiteral, tail: string): Sql | null {
  const conditions = Object.entries(where) as [string, unknown][];
  const isPlain = ([, value]: [string, unknown]) =>
    value !== null && value !== undefined && !(value instanceof FindOperator);
  if (conditions.length === 0 || !conditions.every(isPlain)) return null;
  const names = conditions.map(([property]) => metadata.findColumnWithPropertyName(property)?.databaseName);
  if (names.includes(undefined)) return null;
  return new Sql(
    [
      ...names.map((name, i) =>
        i === 0 ? `select * from "${metadata.tableName}" where "${name}" = ` : ` and "${name}" = `,
      ),
      ` limit 1${tail}`,
    ],
    conditions.map(([, value]) => value),
  );
}

/** The entity of a row. */
export function entityOf<T extends ObjectLiteral>(metadata: EntityMetadata, row: ObjectLiteral): T {
  const entity = metadata.create() as T;
  for (const column of metadata.columns) {
    const value = metadata.dataSource.driver.prepareHydratedValue(
      row[column.databaseName],
      column,
    ) as unknown;
    column.setEntityValue(entity, value);
  }
  return entity;
}
