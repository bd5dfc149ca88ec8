import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { READ } from './data-source.js';
import type { Dialect, Sql } from './sql.js';

/** Anything that answers a query: the read side, or a transaction that must see its own rows. */
export interface Reads {
  readonly dialect: Dialect;
  all<Row>(query: Sql): Promise<Row[]>;
  one<Row>(query: Sql): Promise<Row | null>;
}

/** All reading outside a transaction goes through here, as plain rows. */
@Injectable()
export class ReadSide implements Reads {
  /** How many queries were asked so far: tests hold pages to a literal number. */
  queries = 0;
  readonly dialect: Dialect;

  constructor(@Inject(getDataSourceToken(READ)) private readonly source: DataSource) {
    this.dialect = source.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  async all<Row>(query: Sql): Promise<Row[]> {
    this.queries += 1;
    const { text, values } = query.render(this.dialect);
    return this.source.query<Row[]>(text, values);
  }

  async one<Row>(query: Sql): Promise<Row | null> {
    return (await this.all<Row>(query))[0] ?? null;
  }
}
