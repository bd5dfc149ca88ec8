import { cookieName } from '../../src/access/cookies.js';
import { Sessions } from '../../src/access/sessions.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import type { TestApp } from './app.js';
import { formsOf, type HtmlForm, textOf } from './html.js';

/** A file to upload. */
export interface TestFile {
  name: string;
  content: string | Buffer;
}

/** What somebody fills in: a list for ticked boxes, null to leave out what the page had. */
export type Filled = Readonly<Record<string, string | number | readonly string[] | TestFile | null>>;

/** A browser without JavaScript: cookies, the last page, its forms. */
export class Visitor {
  status = 0;
  headers = new Headers();
  html = '';
  /** Where the last page stands. */
  path = '/';
  readonly cookies = new Map<string, string>();
  /** Sent along with every request: { 'user-agent': '…' }. */
  readonly sends: Record<string, string> = {};

  constructor(private readonly app: TestApp) {}

  /** Everything a reader sees on the last page. */
  get text(): string {
    return textOf(this.html);
  }

  /** The words of the page's h1. */
  get heading(): string {
    return textOf(/<h1\b[^>]*>([\s\S]*?)<\/h1>/i.exec(this.html)?.[1] ?? '');
  }

  /** What the error summary says, a line per problem. */
  get problems(): string[] {
    const summary = /<div class="error-summary"[\s\S]*?<\/div>/i.exec(this.html)?.[0] ?? '';
    return [...summary.matchAll(/<li>([\s\S]*?)<\/li>/gi)].map(([, item]) => textOf(item ?? ''));
  }

  /** Where the last answer leads, without our own address; null when it leads nowhere. */
  get location(): string | null {
    return this.headers.get('location')?.replace(this.app.url, '') ?? null;
  }

  get forms(): HtmlForm[] {
    return formsOf(this.html);
  }

  /** Signs in without the sign-in page: a session for that account. */
  async as(accountId: string): Promise<this> {
    const token = await this.app.work.run(SYSTEM, (tx) =>
      this.app.get(Sessions).start(tx, accountId, '127.0.0.1', 'test'),
    );
    this.cookies.set(cookieName(this.app.config, 'sesi'), token);
    return this;
  }

  /** Opens a path of ours, or a whole address from a mail. */
  async get(address: string): Promise<this> {
    return this.ask('GET', address);
  }

  /** Follows the redirects of the last answer to the page where they end. */
  async follow(): Promise<this> {
    for (let step = 0; this.location !== null; step += 1) {
      if (step === 10) throw new Error(`redirected in a circle at ${this.path}`);
      await this.get(this.location);
    }
    return this;
  }

  /**
   * Fills in a form of the last page and sends it, hidden fields and what stood there included. The form is the first
   * that has all the names, or the one that `on` names: a part of its action, or the words of a button.
   * A redirect is not followed; see `follow`.
   */
  async submit(filled: Filled = {}, on?: string): Promise<this> {
    const { form, button } = this.choose(filled, on);
    const pairs: [string, string | TestFile][] = [
      ...form.fields.filter(([name]) => filled[name] === undefined),
      ...Object.entries(filled).flatMap(([name, value]) => pairsOf(name, value)),
    ];
    if (button?.name) pairs.push([button.name, button.value]);
    const action = form.action || this.path;
    if (form.method === 'get') return this.get(`${action.split('?')[0]}?${encoded(pairs)}`);
    return this.ask('POST', action, form.multipart ? multipart(pairs) : encoded(pairs));
  }

  /** Sends fields that no form offered, with this browser's cookies: what a forger or a broken client does. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<this> {
    return this.ask('POST', path, new URLSearchParams(fields));
  }

  /** A hidden or typed value of the last page's forms. */
  value(name: string): string | null {
    return this.forms.flatMap((form) => form.fields).find(([field]) => field === name)?.[1] ?? null;
  }

  private choose(filled: Filled, on?: string) {
    const forms = this.forms.filter((form) =>
      Object.entries(filled).every(([name, value]) => value === null || form.names.has(name)),
    );
    for (const form of forms) {
      const button = form.buttons.find(({ text }) => on !== undefined && text.includes(on)) ?? null;
      if (on === undefined && form.method === 'post') return { form, button };
      if (on !== undefined && (button !== null || form.action.includes(on))) return { form, button };
    }
    const there = this.forms.map((form) => `${form.action} (${[...form.names].join(', ')})`).join('; ');
    throw new Error(
      `no form for ${Object.keys(filled).join(', ')} ${on ?? ''} at ${this.path} [${this.status}]; there: ${there || 'none'}`,
    );
  }

  private async ask(
    method: 'GET' | 'POST',
    address: string,
    body?: URLSearchParams | FormData,
  ): Promise<this> {
    const url = new URL(address, this.app.url + this.path);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' ? { origin: this.app.url, 'sec-fetch-site': 'same-origin' } : {}),
        ...this.sends,
      },
      ...(body ? { body } : {}),
    });
    this.status = response.status;
    this.headers = response.headers;
    this.html = await response.text();
    this.path = url.pathname + url.search;
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return this;
  }

  private keep(line: string): void {
    const [pair = '', ...rest] = line.split(/;\s*/);
    const [name = '', value = ''] = pair.split('=');
    if (rest.some((part) => /^max-age=0$/i.test(part))) this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }
}

/**
 * A new browser that knows nothing of us yet.
 *
 *     const ani = visitor(app);
 *     await ani.get('/masuk');
 *     await ani.submit({ email: 'ani@contoh.go.id' });
 *     expect(ani.status).toBe(303);
 *     await ani.follow();
 */
export const visitor = (app: TestApp): Visitor => new Visitor(app);

/** A program that speaks to /api/v1: JSON in and out, a bearer token when it has one. */
export async function callApi(
  app: TestApp,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const response = await fetch(app.url + path, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
    headers: response.headers,
  };
}

function pairsOf(name: string, value: Filled[string] | undefined): [string, string | TestFile][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return (value as readonly string[]).map((one) => [name, one]);
  if (typeof value === 'object') return [[name, value as TestFile]];
  return [[name, String(value)]];
}

function encoded(pairs: readonly [string, string | TestFile][]): URLSearchParams {
  const fields = pairs.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
  return new URLSearchParams(fields);
}

function multipart(pairs: readonly [string, string | TestFile][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, new Blob([Buffer.from(value.content)]), value.name);
  }
  return data;
}
