import { Column, type ColumnOptions, type TableColumnOptions } from 'typeorm';

/** The column types that mean the same on SQLite and PostgreSQL. Lengths are checked by the forms: SQLite ignores them. */
const TYPES = {
  text: (length: number) => ({ type: 'varchar', length }) as const,
  longText: () => ({ type: 'text' }) as const,
  int: () => ({ type: 'integer' }) as const,
  bool: () => ({ type: 'boolean' }) as const,
  /** Kept as ISO text: sorts and compares the same on both. */
  instant: () => ({ type: 'varchar', length: 24 }) as const,
  date: () => ({ type: 'varchar', length: 10 }) as const,
  time: () => ({ type: 'varchar', length: 5 }) as const,
};

interface Nullable {
  nullable?: boolean;
}

/** Text of at most `length` characters. */
export const TextColumn = (length: number, options: Nullable = {}) =>
  Column({ ...TYPES.text(length), ...options });
/** Text without a limit of the database's. */
export const LongTextColumn = (options: Nullable = {}) => Column({ ...TYPES.longText(), ...options });
/** A whole number. */
export const IntColumn = (options: Nullable = {}) => Column({ ...TYPES.int(), ...options });
/** Yes or no. */
export const BoolColumn = (options: Nullable = {}) => Column({ ...TYPES.bool(), ...options });
/** An `Instant`. */
export const InstantColumn = (options: Nullable = {}) => Column({ ...TYPES.instant(), ...options });
/** A `LocalDate`. */
export const DateColumn = (options: Nullable = {}) => Column({ ...TYPES.date(), ...options });

/** A value kept as JSON text on both databases. */
export const JsonColumn = (options: Nullable = {}) =>
  Column({
    ...TYPES.longText(),
    ...options,
    transformer: {
      to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
      from: (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown)),
    },
  } satisfies ColumnOptions);

type Spec = Omit<TableColumnOptions, 'name'>;

/** The same types for migrations: `columns({ id: column.id(), name: column.text(200) })`. */
export const column = {
  id: (): Spec => ({ type: 'varchar', length: '36', isPrimary: true }),
  ref: (nullable = false): Spec => ({ type: 'varchar', length: '36', isNullable: nullable }),
  key: (length: number): Spec => ({ type: 'varchar', length: String(length), isPrimary: true }),
  text: (length: number, nullable = false): Spec => ({
    type: 'varchar',
    length: String(length),
    isNullable: nullable,
  }),
  longText: (nullable = false): Spec => ({ type: 'text', isNullable: nullable }),
  int: (nullable = false): Spec => ({ type: 'integer', isNullable: nullable }),
  bool: (): Spec => ({ type: 'boolean' }),
  instant: (nullable = false): Spec => ({ type: 'varchar', length: '24', isNullable: nullable }),
  date: (nullable = false): Spec => ({ type: 'varchar', length: '10', isNullable: nullable }),
  time: (nullable = false): Spec => ({ type: 'varchar', length: '5', isNullable: nullable }),
};

/** A migration's columns from their names. */
export const columns = (specs: Record<string, Spec>): TableColumnOptions[] =>
  Object.entries(specs).map(([name, spec]) => ({ name, ...spec }));
