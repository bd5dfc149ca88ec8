import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RouteInventory } from '../../src/access/route-inventory.js';
import { sql } from '../../src/database/sql.js';
import { isMessageKey, translator } from '../../src/i18n/translator.js';
import type { MessageKey } from '../../src/i18n/words.js';
import { Views } from '../../src/web/views.js';
import { visitor } from '../support/visitor.js';
import { addressOf, ROLES, type SampleWorld, sampleWorld } from './sample-world.js';

/** Pages that no address shows by itself: the journeys named in the comments render them. */
const BY_JOURNEYS = new Set([
  // accounts, sign-in: what a one-time link, a code or a step leads to
  'accounts/link-gone',
  'accounts/question',
  'accounts/authenticator',
  'accounts/code',
  'accounts/my-code',
  'accounts/invitation',
  // registration: personal code, a number on somebody else's machine
  'delegations/personal-code',
  'delegations/registered',
  // agenda: before the first version; removing what was never published
  'agenda/empty',
  'agenda/removal',
  // minutes: writing what is not approved yet, and taking its steps
  'minutes/write',
  'minutes/step',
  // 429 needs many attempts (sign-in), 500 and 503 a fault
  'errors/429',
  'errors/500',
  'errors/503',
]);

let world: SampleWorld;
const rendered = new Set<string>();
const unknown = new Set<string>();

beforeAll(async () => {
  world = await sampleWorld();
  const views = world.app.get(Views);
  const render = views.render.bind(views);
  views.render = (name, model) => {
    rendered.add(name);
    return render(name, strictly(model, name) as typeof model);
  };
}, 120_000);
afterAll(() => world.app.close());

/** The model with every unknown key remembered: Handlebars' own strictness overlooks `{{#if typo}}`. */
function strictly(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key === 'string' && !(key in target) && !Array.isArray(target))
        unknown.add(`${path}.${key}`);
      if (typeof found !== 'object') return found;
      return strictly(found, Array.isArray(target) ? `${path}[]` : `${path}.${String(key)}`);
    },
  });
}

describe('every template', () => {
  it('is rendered, in both languages, with a model that has every key it asks for', async () => {
    const pages = world.app
      .get(RouteInventory)
      .routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/'));
    const wrong: string[] = [];
    for (const language of ['id', 'en'] as const) {
      for (const role of ROLES) {
        const who = world.who[role];
        await who.get(`/bahasa/${language}`);
        for (const route of pages.filter(({ path }) => !path.startsWith('/bahasa/'))) {
          const address = addressOf(route.path, { ...world.params, language });
          await who.get(address);
          if (who.status >= 500) wrong.push(`${language} ${role} ${address}: ${who.status}`);
          const type = who.headers.get('content-type') ?? '';
          if (type.startsWith('text/html') && who.html && !who.html.includes(`<html lang="${language}">`))
            wrong.push(`${language} ${role} ${address}: in another language`);
          const holes = /\{\w+\}|\[object |undefined|NaN/.exec(type.startsWith('text/html') ? who.text : '');
          if (holes) wrong.push(`${language} ${role} ${address}: “${holes[0]}”`);
        }
      }
      // The same pages again as refused forms, and the draft meeting's.
      for (const route of world.app
        .get(RouteInventory)
        .routes.filter(
          ({ method, path }) => method === 'POST' && !/^\/(api|keluar|akun|masuk|kelola\/akun)/.test(path),
        )) {
        if (
          /lepas|ganti|pulihkan|naik|turun|hapus|urungkan|kode$|lanjutkan|batal$|terbitkan|publikasi|persetujuan|pengajuan|perbaikan|batalkan|pembatalan/.test(
            route.path,
          )
        )
          continue;
        for (const role of ['organizer', 'secretariat', 'coordinator', 'minuteTaker', 'chair'] as const) {
          const who = world.who[role];
          const address = addressOf(route.path, world.params);
          await who.post(address, { ...world.genuine(who), version: 'x', name: '' });
          if (who.status >= 500) wrong.push(`${language} ${role} POST ${address}: ${who.status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([...unknown].sort()).toEqual([]);
    await world.who.anonymous.post('/rakornas/baru', world.genuine(world.who.anonymous));
    const { organizer } = world.who;
    const [own] = await world.app.reads.all<{ id: string }>(
      sql`select id from account where email = 'panitia@contoh.example'`,
    );
    await organizer.post(
      `/rakornas/${world.slug}/kelola/tim/${own?.id}/organizer/lepas`,
      world.genuine(organizer),
    );
    expect(organizer.status).toBe(422);
    const pieces = partials();
    const never = world.app
      .get(Views)
      .names.filter((name) => !pieces.has(name) && !rendered.has(name) && !BY_JOURNEYS.has(name));
    expect(never).toEqual([]);
  }, 120_000);

  it('asks only for words there are', () => {
    const missing: string[] = [];
    for (const { name, source } of sources('views', '.hbs'))
      for (const [, key = ''] of source.matchAll(/\(?\bt '([^']+)'/g))
        if (!isMessageKey(key)) missing.push(`${name}: ${key}`);
    expect(missing).toEqual([]);
  });

  it('carries no script, style or handler of its own', () => {
    const found: string[] = [];
    for (const { name, source } of sources('views', '.hbs'))
      for (const [inline] of source.matchAll(
        /<script(?![^>]*\bsrc=)[^>]*>|\sstyle="|\son[a-z]+="|<style\b|javascript:|\{\{\{/g,
      ))
        found.push(`${name}: ${inline}`);
    expect(found).toEqual([]);
  });
});

describe('the words', () => {
  it('have the same places to fill in both languages', () => {
    const wrong: string[] = [];
    let looked = 0;
    for (const key of keysOfLocales()) {
      const [id, en] = (['id', 'en'] as const).map((language) =>
        [...translator(language)(key).matchAll(/\{\w+\}/g)]
          .map(([place]) => place)
          .sort()
          .join(' '),
      );
      looked += 1;
      if (id !== en) wrong.push(`${key}: ${id} / ${en}`);
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(500);
  });

  it('are never blank', () => {
    const blank = [...keysOfLocales()].filter(
      (key) => !translator('id')(key).trim() || !translator('en')(key).trim(),
    );
    expect(blank).toEqual([]);
  });

  it('greet who asks for English on an address that does not exist', async () => {
    const ani = visitor(world.app);
    await ani.get('/bahasa/en');
    await ani.get('/tidak/ada');
    expect([ani.status, ani.html.includes('<html lang="en">')]).toEqual([404, true]);
  });
});

/** Whatever another template takes in is no page by itself. */
const partials = (): ReadonlySet<string> =>
  new Set(
    sources('views', '.hbs').flatMap(({ source }) =>
      [...source.matchAll(/\{\{#?> ([\w/-]+)/g)].map(([, name]) => name ?? ''),
    ),
  );

function sources(folder: string, ending: string): { name: string; source: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) return sources(name, ending);
    return name.endsWith(ending) ? [{ name, source: readFileSync(name, 'utf8') }] : [];
  });
}

/** Every key, read from the locale files' own structure by asking which of their paths the catalogue knows. */
function* keysOfLocales(): Generator<MessageKey> {
  for (const { source } of sources('src', '.ts').filter(({ name }) =>
    /[/\\]locales[/\\](?:\w+\.)?id\.ts$/.test(name),
  )) {
    const root = /export const (\w+) =/.exec(source)?.[1] ?? '';
    const path = [root];
    for (const line of source.slice(source.indexOf('export const')).split('\n').slice(1)) {
      const depth = Math.floor(/^ */.exec(line)?.[0].length ?? 0) / 2;
      const name = /^\s*'?([\w]+)'?:/.exec(line)?.[1];
      if (!name) continue;
      path.length = depth;
      path[depth] = name;
      for (const key of [path.join('.'), ...inlineKeys(line, path)]) if (isMessageKey(key)) yield key;
    }
  }
}

/** `tabs: { a: '…', b: '…' }` on one line. */
const inlineKeys = (line: string, path: readonly string[]): string[] =>
  [...line.replace(/^\s*\w+:/, '').matchAll(/[{,] ?(\w+):/g)].map(([, name]) => [...path, name].join('.'));
