import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DeclaredRoute, RouteInventory } from '../../src/access/route-inventory.js';
import { callApi, type Visitor } from '../support/visitor.js';
import { addressOf, type RoleName, ROLES, type SampleWorld, sampleWorld } from './sample-world.js';

/**
 * Who may, for somebody's thing of delegation A in the sample meeting, as a reader of the rules would write it down:
 *
 *   y  may      n  it does not exist for them (404)      f  seen, but not theirs to do (403)      s  sign in first
 *
 * The columns: anonymous, organizer, secretariat | coordinator and delegate of A, coordinator of B | admin,
 * minute-taker, chair, desk | organizer of another meeting.
 */
const MAY: Readonly<Record<string, string>> = {
  'site.read': 'yyy yyy yyyy y',
  'site.signedIn': 'syy yyy yyyy y',
  'site.createMeeting': 'syf fff yfff f',
  'site.manageAccounts': 'sff fff yfff f',
  'accounts.view': 'snn nnn ynnn n',
  'accounts.grant': 'snn nnn ynnn n',
  'accounts.reset': 'snn nnn ynnn n',
  'accounts.disable': 'snn nnn ynnn n',
  'meeting.view': 'yyy yyy yyyy y',
  'meeting.prepare': 'syy fff ffff f',
  'meeting.manage': 'syf fff ffff f',
  'delegation.view': 'syy yyn nnnn n',
  'delegation.nominate': 'syy yfn nnnn n',
  'delegation.manage': 'syy ffn nnnn n',
  'invitation.register': 'yyy yyy yyyy y',
  'registration.view': 'syy yyn nnnn n',
  'registration.change': 'syy yyn nnnn n',
  'registration.decide': 'syy ffn nnnn n',
  'agenda.view': 'yyy yyy yyyy y',
  'agenda.readDraft': 'syy fff fyyf f',
  'agenda.edit': 'syy fff ffff f',
  'agenda.publish': 'syf fff ffff f',
  'session.edit': 'syy fff ffff f',
  'room.edit': 'syy fff ffff f',
  'minutesList.list': 'syy fff fyyf f',
  'minutes.read': 'syy nnn nyyn n',
  'minutes.write': 'sfy nnn nyfn n',
  'minutes.decide': 'sff nnn nfyn n',
  'minutes.correct': 'sfy nnn nyfn n',
  'minutesEdition.read': 'yyy yyy yyyy y',
  'outcomes.read': 'yyy yyy yyyy y',
  'outcomes.manage': 'syy fff ffff f',
  'outcome.read': 'yyy yyy yyyy y',
  'outcome.manage': 'syy fff ffff f',
  'numberedOutcome.read': 'yyy yyy yyyy y',
  'followUp.read': 'syy yyn nnnn n',
  'followUp.report': 'sff yfn nnnn n',
  'followUp.decide': 'syy ffn nnnn n',
};

/** Where more than leave is needed to get a page: a picture, a step before, a token that was mailed. */
const NEEDS_MORE = [
  '/rakornas/:slug/logo',
  '/rakornas/:slug/:stylesheet(^merek-[0-9a-fA-F]{6}\\.css$)',
  '/akun/autentikator/qr.svg',
  '/masuk/demo/:token',
  '/masuk/tautan/:token',
  '/mulai/:token',
  '/rakornas/:slug/tugas/:assignmentId/bukti/:evidenceId',
];

/** The later steps of signing in send back to the first who has not taken it. */
const STEPS = [
  '/masuk/kode',
  '/masuk/autentikator',
  '/masuk/siapkan/frasa-sandi',
  '/masuk/siapkan/autentikator',
];

type Verdict = 'y' | 'n' | 'f' | 's';

let world: SampleWorld;
let routes: readonly DeclaredRoute[];
beforeAll(async () => {
  world = await sampleWorld();
  routes = world.app.get(RouteInventory).routes;
}, 120_000);
afterAll(() => world.app.close());

const isApi = ({ path }: DeclaredRoute) => path.startsWith('/api/');
const nameOf = ({ method, path }: DeclaredRoute) => `${method} ${path}`;
const verdicts = (route: DeclaredRoute): Verdict[] =>
  [...(MAY[`${route.policy}.${route.action}`] ?? '').replaceAll(' ', '')] as Verdict[];

function said(status: number, location: string | null): Verdict | number {
  if (status === 401 || (status === 303 && /^\/masuk(\?lanjut=|$)/.test(location ?? ''))) return 's';
  if (status === 404) return 'n';
  if (status === 403) return 'f';
  return status < 400 ? 'y' : status;
}

async function ask(role: RoleName, route: DeclaredRoute, address: string, genuine = true) {
  const who: Visitor = world.who[role];
  if (isApi(route)) {
    const token = who.cookies.get('rakornas-sesi');
    const write = route.method !== 'GET';
    const method = route.method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    const options = { token, ...(write && route.method !== 'DELETE' ? { body: {} } : {}) };
    const { status } = await callApi(world.app, method, address, options);
    return said(status, null);
  }
  if (route.method === 'GET') await who.get(address);
  else await who.post(address, genuine ? world.genuine(who) : {});
  return said(who.status, who.location);
}

describe('every route of the program', () => {
  it('stands in the table, and the table says it for every role', () => {
    const used = new Set(routes.map((route) => `${route.policy}.${route.action}`));
    expect([...used].filter((key) => !MAY[key])).toEqual([]);
    expect(Object.keys(MAY).filter((key) => !used.has(key))).toEqual([]);
    for (const row of Object.values(MAY)) expect(row.replaceAll(' ', '')).toMatch(/^[ynfs]{11}$/);
    expect(routes.length).toBeGreaterThan(150);
  });

  it.each(ROLES)('is read by %s as the table says', async (role) => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const due = verdicts(route)[ROLES.indexOf(role)];
      const got = await ask(role, route, addressOf(route.path, world.params));
      const fine =
        got === due ||
        (due === 'y' &&
          ((got === 'n' && NEEDS_MORE.includes(route.path)) || (got === 's' && STEPS.includes(route.path))));
      if (!fine) wrong.push(`${nameOf(route)}: ${got}, not ${due}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROLES)('is not written by %s where the table does not let them', async (role) => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const due = verdicts(route)[ROLES.indexOf(role)];
      if (due === 'y') continue;
      const got = await ask(role, route, addressOf(route.path, world.params));
      if (got !== due) wrong.push(`${nameOf(route)}: ${got}, not ${due}`);
    }
    expect(wrong).toEqual([]);
  });

  it('does not take another meeting’s things for its own, whoever runs that meeting', async () => {
    const wrong: string[] = [];
    const mixed = { ...world.params, slug: world.otherSlug };
    for (const route of routes) {
      const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      if (!named.includes('slug') || named.length < 2) continue;
      // Taking a part from somebody who does not have it changes nothing.
      if (route.path.endsWith('/lepas') && named.includes('role')) continue;
      const got = await ask('organizerElsewhere', route, addressOf(route.path, mixed));
      if (got !== 'n' && got !== 'f' && !(route.method !== 'GET' && got === 422))
        wrong.push(`${nameOf(route)}: ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  it('refuses every form that does not come from its own page', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((one) => one.method !== 'GET' && !isApi(one))) {
      const address = addressOf(route.path, world.params);
      for (const role of ['anonymous', 'organizer'] as const) {
        const got = await ask(role, route, address, false);
        if (got !== 'f') wrong.push(`${nameOf(route)} by ${role}: ${got}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answers nonsense in every parameter with “not found”, never with a fault', async () => {
    const wrong: string[] = [];
    const odd = [
      '%00',
      "'",
      '..%2f..',
      '%F0%9F%98%80',
      'x'.repeat(150),
      '-1',
      '99999999999',
      '__proto__',
      '%ED%A0%80',
    ];
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path.includes(':'))) {
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
      for (const name of names)
        for (const value of odd) {
          const marked = addressOf(route.path, { ...world.params, [name]: 'TANDA' });
          const who = world.who.organizer;
          await who.get(marked.replace('TANDA', value));
          if (who.status >= 500 || who.status < 300)
            wrong.push(`${route.path} :${name}=${value}: ${who.status}`);
        }
    }
    expect(wrong).toEqual([]);
  });
});
