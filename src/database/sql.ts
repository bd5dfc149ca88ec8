/** The two databases the product runs on. */
export type Dialect = 'sqlite' | 'postgres';

/** A statement and its values, kept apart until the driver binds them: no value is ever part of the text. */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {}

  /** The text with the dialect's placeholders, and the values in order. */
  render(dialect: Dialect): { text: string; values: unknown[] } {
    const text = this.strings.reduce((all, part, i) => all + (dialect === 'postgres' ? `$${i}` : '?') + part);
    return { text, values: this.values.map((value) => bindable(value, dialect)) };
  }
}

/** sql`select * from meeting where id = ${id}`; a nested `Sql` becomes part of the text. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const texts: string[] = [strings[0] ?? ''];
  const bound: unknown[] = [];
  const append = (text: string) => (texts[texts.length - 1] += text);
  values.forEach((value, i) => {
    if (value instanceof Sql) {
      append(value.strings[0] ?? '');
      value.values.forEach((inner, j) => {
        bound.push(inner);
        texts.push(value.strings[j + 1] ?? '');
      });
    } else {
      bound.push(value);
      texts.push('');
    }
    append(strings[i + 1] ?? '');
  });
  return new Sql(texts, bound);
}

/** Nothing: for an optional part of a statement. */
export const nothing = new Sql([''], []);

/** `items` joined by a separator of the program's own (" and ", ", "). */
export function join(items: readonly Sql[], separator: string): Sql {
  return items.reduce(
    (all, item, i) => (i === 0 ? item : sql`${all}${new Sql([separator], [])}${item}`),
    nothing,
  );
}

/** The inside of `in (…)`. An empty list matches nothing. */
export const list = (values: readonly unknown[]): Sql =>
  values.length === 0
    ? sql`null`
    : join(
        values.map((value) => sql`${value}`),
        ', ',
      );

function bindable(value: unknown, dialect: Dialect): unknown {
  if (dialect === 'sqlite' && typeof value === 'boolean') return value ? 1 : 0;
  return value === undefined ? null : value;
}
