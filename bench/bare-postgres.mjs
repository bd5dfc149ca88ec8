/**
 * The reference for writes on PostgreSQL: as many connections as the program has clients, named prepared statements,
 * BEGIN and COMMIT around the two rows of each nomination. No HTTP, no rules, no checks.
 */
import pg from 'pg';
import { rowsOfNomination } from './rows.mjs';

process.once('message', async ({ url, clients, meetingId, categoryId, delegations }) => {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  let n = 0;
  const write = async (client) => {
    const delegation = delegations[n++ % delegations.length];
    const rows = rowsOfNomination({ meetingId, categoryId, delegation });
    await client.query('BEGIN');
    await insert(client, 'registration', rows.registration);
    await insert(client, 'audit_entry', rows.audit_entry);
    await client.query('COMMIT');
  };
  process.on('message', async ({ seconds }) => {
    const began = performance.now();
    const end = began + seconds * 1000;
    let done = 0;
    const run = async (client) => {
      for (; performance.now() < end; done += 1) await write(client);
    };
    try {
      await Promise.all(connections.map(run));
      process.send({ perSecond: (done * 1000) / (performance.now() - began) });
    } catch (error) {
      process.send({ error: error.message });
    }
  });
  process.send({ ready: true });
});

function insert(client, table, row) {
  const names = Object.keys(row);
  const places = names.map((_, i) => `$${i + 1}`);
  return client.query({
    name: table,
    text: `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
    values: Object.values(row),
  });
}
