import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const environment = z.object({
  PORT: z.string().regex(/^\d+$/).default('3000').transform(Number),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Rakornas <no-reply@localhost>'),
  TRUST_PROXY: z.string().default(''),
});

/** Every setting of the program, read once. Secrets are made on first start and kept in `dataDir`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Public address without a trailing slash; links in mails and QR codes are made from it, never from a Host header. */
  readonly baseUrl: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Fastify's trustProxy: false, or a list of addresses whose X-Forwarded-For is believed. */
  readonly trustProxy: boolean | string[];
  readonly secret: string;
  /** Demo mode: role buttons on the sign-in page, for the loopback address only. */
  readonly demo: boolean;
}

/** Reads the environment. Throws an Error with one line per wrong setting. */
export function readConfig(env: NodeJS.ProcessEnv, overrides: Partial<Config> = {}): Config {
  const blankAsAbsent = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(blankAsAbsent);
  if (!read.success) {
    throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const values = read.data;
  const dataDir = resolve(overrides.dataDir ?? values.DATA_DIR);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    trustProxy: trustedProxies(values.TRUST_PROXY),
    demo: false,
    ...overrides,
    dataDir,
    secret: overrides.secret ?? keptSecret(dataDir),
  });
}

/** The process's own environment: the only place that reads it. */
export const processConfig = (overrides: Partial<Config> = {}): Config => readConfig(process.env, overrides);

/** Where the demo mode is remembered between starts. */
export const demoMarker = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

function trustedProxies(text: string): boolean | string[] {
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (list.length === 0 || list[0] === 'false') return false;
  return list[0] === 'true' ? true : list;
}

function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process made it between the look and the write: its secret is the one.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
