import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Gives `use` the address of an empty database on the server of BENCH_DATABASE_URL; null when none is named. */
export async function withDatabase(use) {
  const server = process.env.BENCH_DATABASE_URL;
  if (!server) return null;
  const name = `rakornas_bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  try {
    return await use(url.href);
  } finally {
    await onServer(server, `drop database if exists ${name} with (force)`);
  }
}

async function onServer(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
