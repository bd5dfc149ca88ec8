import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgeryToken } from '../../src/access/forgery.js';
import type { MeetingFacts } from '../../src/meetings/meeting-facts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDelegation, aMeeting, aPerson, signedIn, staff, type TestDelegation } from '../support/builders.js';
import { type Visitor, visitor } from '../support/visitor.js';

let app: TestApp;
let meeting: MeetingFacts;
let delegation: TestDelegation;
let secretary: Visitor;
let form: string;
beforeAll(async () => {
  app = await startApp();
  meeting = await aMeeting(app);
  delegation = await aDelegation(app, meeting, { seats: 50 });
  secretary = await staff(app, meeting, 'organizer');
  await secretary.get('/');
  form = `/rakornas/${meeting.slug}/delegasi/${delegation.id}/nominasi`;
});
afterAll(() => app.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request exactly as given: fetch would repair half of what is sent here. */
function raw(
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const sent = ask({ hostname, port, method, path, headers: options.headers ?? {} }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** Bytes on the line, and the first line of the answer. */
const wire = (bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    const line = connect(Number(port), hostname, () => line.end(bytes));
    let said = '';
    line.setEncoding('latin1').on('data', (text: string) => (said += text));
    line.on('close', () => resolve(said.split('\r\n')[0] ?? ''));
    line.on('error', reject);
  });

const cookies = () => [...secretary.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const csrf = () => forgeryToken(app.config, secretary.cookies.get('rakornas-peramban') ?? '');
const signed = (type: string): Record<string, string> => ({
  cookie: cookies(),
  origin: app.url,
  'x-csrf-token': csrf(),
  'content-type': type,
});
const URLENCODED = 'application/x-www-form-urlencoded';
const bearer = () => ({
  authorization: `Bearer ${secretary.cookies.get('rakornas-sesi') ?? ''}`,
  'content-type': 'application/json',
});

describe('a hostile request is answered, never with a fault', () => {
  const api = () => `/api/v1/meetings/${meeting.slug}/delegations/${delegation.id}/registrations`;
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it.each([
    ['malformed JSON', '{"name": '],
    ['no JSON at all', '<xml/>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list nested 200,000 deep', nested(200_000)],
    ['an object nested deep in a field', `{"name": ${nested(50_000)}}`],
    ['__proto__', '{"__proto__": {"admin": true}, "name": "x"}'],
    ['constructor.prototype', '{"constructor": {"prototype": {"admin": true}}}'],
    ['wrong types', '{"name": {"a": 1}, "sex": 3, "categoryId": [], "email": true, "phone": 1e400}'],
    ['NUL bytes', '{"name": "a\\u0000b", "sex": "L", "position": "\\u0000", "categoryId": "\\u0000"}'],
    [
      'half a surrogate',
      '{"name": "\\ud800", "sex": "L", "position": "x", "institution": "x", "categoryId": "\\udfff"}',
    ],
  ])('JSON: %s', async (_, body) => {
    for (const key of [undefined, 'kunci-percobaan-1']) {
      const headers = { ...bearer(), ...(key ? { 'idempotency-key': key } : {}) };
      const answer = await raw('POST', api(), { headers, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(
        expect.arrayContaining(['type', 'title', 'status', 'detail']),
      );
    }
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('JSON: three megabytes are too much, and the answer says so', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(3_000_000) });
    const answer = await raw('POST', api(), { headers: bearer(), body });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      413,
      expect.objectContaining({ status: 413, detail: expect.stringContaining('terlalu besar') as unknown }),
    ]);
  });

  it.each([
    ['a NUL byte in every field', 'name=a%00b&sex=L%00&position=%00&institution=%00&categoryId=%00'],
    ['invalid UTF-8', 'name=%ff%fe%c0%af&sex=L&position=%ed%a0%80'],
    ['broken percent-encoding', 'name=%zz&sex=%&position=%u0041'],
    ['two thousand fields', Array.from({ length: 2000 }, (_, i) => `f${i}=x`).join('&')],
    ['__proto__', '__proto__[admin]=1&__proto__=x&constructor=x&toString=x&hasOwnProperty=x'],
    ['each field twice', 'name=a&name=b&sex=L&sex=P&position=x&position=y&categoryId=1&categoryId=2'],
    ['nothing', ''],
  ])('a form with %s', async (_, body) => {
    for (const path of [form, `/rakornas/${meeting.slug}/kelola/keterangan`, '/rakornas/baru', '/masuk']) {
      const answer = await raw('POST', path, {
        headers: signed(URLENCODED),
        body: `${body}&_once=kunci-coba-01`,
      });
      expect([path, answer.status < 500, answer.status >= 400]).toEqual([path, true, true]);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('a form of three megabytes is told so on a page', async () => {
    const answer = await raw('POST', form, {
      headers: signed(URLENCODED),
      body: `name=${'x'.repeat(3_000_000)}`,
    });
    expect([answer.status, answer.body.includes('Kiriman ini terlalu besar')]).toEqual([413, true]);
  });

  it.each([
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'image/png',
    'application/json; charset=x',
    '',
  ])('a body said to be “%s”', async (type) => {
    const answer = await raw('POST', form, { headers: signed(type), body: 'name=a' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it.each([
    ['a lying type', 'Content-Type: image/png\r\n\r\n<svg onload=alert(1)>'],
    ['a file that is empty', 'Content-Type: image/png\r\n\r\n'],
    ['a field where a file should be', '\r\n'],
    ['no end', null],
  ])('an upload with %s', async (name, part) => {
    const head = `--batas\r\nContent-Disposition: form-data; name="logo"${name.startsWith('a field') ? '' : '; filename="a.png"'}\r\n`;
    const body = part === null ? head : `${head}${part}\r\n--batas--\r\n`;
    const answer = await raw('POST', `/rakornas/${meeting.slug}/kelola/logo`, {
      headers: signed('multipart/form-data; boundary=batas'),
      body,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('an upload over the limit is told so; a large one within it is answered in good time', async () => {
    const upload = (megabytes: number, once: string) => {
      const png = Buffer.alloc(megabytes * 1024 * 1024);
      Buffer.from('89504e470d0a1a0a', 'hex').copy(png);
      const field = (name: string, value: string) =>
        `--batas\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const body = Buffer.concat([
        Buffer.from(
          `${field('_once', once)}--batas\r\nContent-Disposition: form-data; name="logo"; filename="a.png"\r\n`,
        ),
        Buffer.from('Content-Type: image/png\r\n\r\n'),
        png,
        Buffer.from('\r\n--batas--\r\n'),
      ]);
      const path = `/rakornas/${meeting.slug}/kelola/logo`;
      return raw('POST', path, { headers: signed('multipart/form-data; boundary=batas'), body });
    };
    const large = await upload(11, 'kunci-unggah-1');
    expect([large.status, large.body.includes('terlalu besar')]).toEqual([413, true]);
    const began = performance.now();
    const fine = await upload(9, 'kunci-unggah-2');
    expect([fine.status, performance.now() - began < 2_000]).toEqual([303, true]);
  });

  it.each([
    '/%',
    '/%zz',
    '/%ff',
    '/%00',
    '/rakornas/%c0%af',
    '/rakornas/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%00',
    '/assets/../../package.json',
    '//evil.example/%2f..',
    '/\\evil.example',
    `/${'a/'.repeat(2_000)}`,
    `/rakornas/${'x'.repeat(5_000)}`,
    '/api/v1/%zz',
    '/api/v1/meetings/%00',
    '/?q=%00&bahasa=%00&halaman=%00',
    '/?bahasa[]=en&bahasa=xx&__proto__=1',
    `/?${'a&'.repeat(3_000)}`,
    '/bahasa/id?kembali=//evil.example',
    '/undangan/%F0%9F%98%80',
  ])('the address %s', async (path) => {
    for (const headers of [{}, { cookie: cookies() }] as Record<string, string>[]) {
      const answer = await raw('GET', path.slice(0, 12_000), { headers });
      expect(answer.status).toBeLessThan(500);
      expect(String(answer.headers['location'] ?? '/')).toMatch(/^\/(?!\/)/);
      expect(answer.body).not.toContain('"name": "rakornas"');
    }
  });

  it('odd queries of the lists', async () => {
    const list = `/rakornas/${meeting.slug}/kelola/peserta`;
    for (const query of [
      'q=%00',
      'delegasi=%00',
      'kategori=%00',
      'q=a&q=b',
      'halaman=99999999999999999999',
      'halaman=-1',
      'keadaan[]=verified',
      `q=${'x'.repeat(5_000)}`,
      `q=${encodeURIComponent("' or 1=1 --")}`,
      'q=%ed%a0%80',
      'urut=name;drop',
    ]) {
      const answer = await raw('GET', `${list}?${query}`, { headers: { cookie: cookies() } });
      expect([query, answer.status]).toEqual([query, 200]);
      const json = await raw('GET', `/api/v1/meetings/${meeting.slug}/registrations?${query}`, {
        headers: bearer(),
      });
      expect([query, json.status]).toEqual([query, 200]);
    }
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'LOCK'])(
    'the method %s',
    async (method) => {
      for (const path of ['/', form, '/api/v1/meetings']) {
        const answer = await raw(method, path, { headers: { cookie: cookies() } });
        expect([path, answer.status >= 400, answer.status < 500]).toEqual([path, true, true]);
      }
    },
  );

  it('odd headers and cookies', async () => {
    for (const headers of [
      { authorization: 'Bearer ' },
      { authorization: 'Basic eA==' },
      { authorization: `Bearer ${'x'.repeat(99)}` },
      { cookie: 'rakornas-sesi=%zz; rakornas-peramban=%00; rakornas-bahasa=xx; rakornas-kabar=__proto__' },
      { cookie: `rakornas-sesi=${'x'.repeat(6_000)}` },
      { cookie: ';;;===;' },
      { 'accept-encoding': 'br;q=0, *;q=9, \u00ff' },
      { 'if-none-match': '"x", *' },
      { 'x-forwarded-for': "1.1.1.1', '", 'x-forwarded-host': 'evil.example' },
      { 'accept-language': 'x'.repeat(4_000) },
    ] as Record<string, string>[]) {
      const answer = await raw('GET', '/', { headers });
      expect([headers, answer.status < 500]).toEqual([headers, true]);
      expect(answer.body).not.toContain('evil.example');
    }
  });

  it('noise on the line', async () => {
    const { host } = new URL(app.url);
    for (const bytes of [
      'HALO\r\n\r\n',
      `BREW / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: -5\r\n\r\n`,
      `POST /masuk HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `GET /${'\u0000'} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]),
    ]) {
      expect(await wire(bytes)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    }
    await secretary.get('/');
    expect(secretary.status).toBe(200);
  });
});

describe('the way back', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    `/${'a'.repeat(3_000)}`,
  ])('never leads to %s', async (back) => {
    const ani = visitor(app);
    await ani.get(`/bahasa/en?kembali=${encodeURIComponent(back)}`);
    expect(ani.status).toBe(303);
    expect(new URL(ani.headers.get('location') ?? '', app.url).origin).toBe(app.url);
    await ani.get(`/masuk?lanjut=${encodeURIComponent(back)}`);
    expect(ani.status).toBe(200);
    expect(ani.html).not.toMatch(/(?:value|href)="(?:https?:)?\/\/evil/);
  });

  it('leads back to a page of ours', async () => {
    const ani = await signedIn(app, await aPerson(app));
    await ani.get('/bahasa/en?kembali=%2Fsaya%3Fa%3Db');
    expect(ani.location).toBe('/saya?a=b');
    await ani.follow();
    expect(ani.html).toContain('<html lang="en">');
  });
});
