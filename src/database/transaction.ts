import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import { NotFound, Stale } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Aggregate, DomainEvent } from './aggregate.js';
import type { Reads } from './read-side.js';
import { entityOf, insertionOf, selectionOf } from './rows.js';
import { type Dialect, type Sql, sql } from './sql.js';

type Type<T> = new () => T;

/** The program's own class of advisory locks. */
const ALONE = 520_190_817;

/** Something told about every event, inside the transaction that saved it. */
export type EventListener = (tx: Tx, event: DomainEvent, about: Aggregate) => Promise<void>;

/** The only writer. Nothing but SQL happens inside: mail and documents go through `later`. */
export class Tx implements Reads {
  /** Whether `later` was called: somebody should look at the outbox after the commit. */
  leftJobs = false;
  private told = 0;

  constructor(
    private readonly manager: EntityManager,
    readonly dialect: Dialect,
    readonly actor: Actor,
    readonly now: Instant,
    private readonly listeners: readonly EventListener[],
    private readonly locks: boolean,
  ) {}

  /** Loads a row to change it; on PostgreSQL it is locked until the end. Throws NotFound. */
  async get<T extends Aggregate>(type: Type<T>, id: string): Promise<T> {
    const found = await this.find(type, { id } as FindOptionsWhere<T>);
    if (!found) throw new NotFound();
    return found;
  }

  /** The row that matches, locked like `get`; null when there is none. */
  async find<T extends ObjectLiteral>(type: Type<T>, where: FindOptionsWhere<T>): Promise<T | null> {
    const metadata = this.manager.dataSource.getMetadata(type);
    const selection = selectionOf(metadata, where, this.locking ? ' for no key update' : '');
    if (!selection) return this.manager.findOne(type, { where, ...this.lock() });
    const row = await this.one<ObjectLiteral>(selection);
    return row && entityOf<T>(metadata, row);
  }

  /** Every row that matches, locked in the order of their ids (one order for all, so that nobody deadlocks). */
  async findAll<T extends Aggregate>(type: Type<T>, where: FindOptionsWhere<T>): Promise<T[]> {
    const order = { id: 'ASC' } as NonNullable<Parameters<EntityManager['find']>[1]>['order'];
    return (await this.manager.find(type, {
      where: where as FindOptionsWhere<ObjectLiteral>,
      order,
      ...this.lock(),
    })) as T[];
  }

  /**
   * Waits until nobody else is alone under this name, and keeps them waiting until the end: for a rule over rows that
   * do not exist yet. On SQLite writers take turns anyway.
   */
  async alone(name: string): Promise<void> {
    if (this.dialect === 'postgres')
      await this.all(sql`select pg_advisory_xact_lock(${ALONE}, hashtext(${name}))`);
  }

  /** Writes a new or a changed row and tells its events. A version that moved meanwhile is Stale. */
  async save(entity: Aggregate): Promise<void> {
    const type = entity.constructor as Type<ObjectLiteral>;
    const before = entity.version;
    entity.version += 1;
    if (before === 0) {
      await this.run(insertionOf(this.manager.dataSource.getMetadata(type), entity));
    } else {
      const result = await this.manager.update(type, { id: entity.id, version: before }, entity);
      if (result.affected === 0) throw new Stale();
    }
    for (const event of entity.takeEvents()) {
      for (const listener of this.listeners) await listener(this, event, entity);
    }
  }

  /** Removes a row, telling the events its farewell recorded. */
  async remove(entity: Aggregate): Promise<void> {
    await this.manager.delete(entity.constructor, { id: entity.id });
    for (const event of entity.takeEvents()) {
      for (const listener of this.listeners) await listener(this, event, entity);
    }
  }

  /** Runs a statement that writes; gives the number of rows it touched. */
  async run(statement: Sql): Promise<number> {
    const result = await this.ask(statement);
    return result.affected ?? result.records.length;
  }

  async all<Row>(query: Sql): Promise<Row[]> {
    return (await this.ask(query)).records as Row[];
  }

  async one<Row>(query: Sql): Promise<Row | null> {
    return (await this.all<Row>(query))[0] ?? null;
  }

  /** 1, 2, 3 …: what happens in one transaction happens at one instant, and still in an order. */
  nth(): number {
    return (this.told += 1);
  }

  /** Leaves a job for after the commit: it is done if and only if this transaction is kept. */
  async later(
    kind: string,
    payload: Readonly<Record<string, unknown>>,
    at: Instant = this.now,
  ): Promise<string> {
    const id = newId();
    this.leftJobs = true;
    await this.run(sql`
      insert into outbox (id, kind, payload, available_at, attempts, created_at)
      values (${id}, ${kind}, ${JSON.stringify(payload)}, ${at}, 0, ${this.now})`);
    return id;
  }

  /** No key ever changes, so rows that only point here (a registration at its meeting) need not wait for this lock. */
  private get locking(): boolean {
    return this.dialect === 'postgres' && this.locks;
  }

  private lock() {
    return this.locking ? ({ lock: { mode: 'for_no_key_update' } } as const) : {};
  }

  private ask(statement: Sql) {
    const { text, values } = statement.render(this.dialect);
    const runner = this.manager.queryRunner;
    if (!runner) throw new Error('a transaction without its connection');
    return runner.query(text, values, true) as Promise<{ records: unknown[]; affected?: number }>;
  }
}
