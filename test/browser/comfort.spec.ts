import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { setStage, type Stage } from '../support/browsing.js';

const HELD = '/rakornas/rakornas-tppo-2019';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await setStage();
}, 120_000);
afterAll(() => stage.close());
afterEach(() => page.context().close());

const nominationOf = (province: string) =>
  `${HELD}/delegasi/${stage.find(
    "select d.id from delegation d join meeting m on m.id = d.meeting_id where m.slug = 'rakornas-tppo-2019' and d.name = ?",
    province,
  )}/nominasi`;
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describe('What somebody types is not lost', () => {
  it.each([
    ['the session ended meanwhile', { name: 'rakornas-sesi' }],
    ['the browser forgot every cookie', {}],
  ])('when %s: after signing in again the text is back', async (_, cookies) => {
    page = await stage.open({ as: 'Koordinator Jawa Timur' });
    const path = nominationOf('Jawa Timur');
    await page.goto(path);
    await page.getByLabel('Nama lengkap').fill('Nama Panjang Sekali (contoh)');
    await page.getByLabel('Jabatan').fill('Analis kebijakan');
    await page.context().clearCookies(cookies);
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();
    await page.getByRole('link', { name: 'Masuk', exact: true }).first().click();
    await page.getByRole('link', { name: 'Masuk sebagai: Koordinator Jawa Timur' }).click();
    await page.getByRole('button', { name: 'Keluar' }).waitFor();
    await page.goto(path);
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Nama Panjang Sekali (contoh)');
    expect(await page.getByLabel('Jabatan').inputValue()).toBe('Analis kebijakan');
    expect(await page.locator('.kept').textContent()).toContain('sudah kami kembalikan');
  });

  it('a connection that is gone: nothing is sent, the text stays, and sending again works', async () => {
    page = await stage.open({ as: 'Koordinator Jawa Timur' });
    await page.goto(nominationOf('Jawa Timur'));
    await page.getByLabel('Nama lengkap').fill('Tanpa Sinyal (contoh)');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();
    expect(await page.locator('.kept').textContent()).toContain('Tidak ada sambungan.');
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Tanpa Sinyal (contoh)');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Tanpa Sinyal (contoh)');
  });

  it('two quick presses send once', async () => {
    page = await stage.open({ as: 'Notulis' });
    const session = stage.find('select session_id from minutes where state = ?', 'draft');
    await page.goto(`${HELD}/kelola/notula/${session}`);
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1;
    });
    await page.getByLabel('Isi pembahasan').fill('Ditekan dua kali (contoh).');
    await page.getByRole('button', { name: 'Tambah pembahasan' }).dblclick();
    await page.locator('.notice.success').waitFor();
    expect(sent).toBe(1);
    expect(await page.locator('#pembahasan').getByText('Ditekan dua kali (contoh).').count()).toBe(1);
  });
});

describe('The agenda keeps to the clock', () => {
  /** The page's own clock, while the program stays in its time. */
  async function agendaAt(instant: string, timezoneId = 'Asia/Makassar'): Promise<void> {
    page = await stage.open({ timezoneId, viewport: { width: 360, height: 740 } });
    await page.clock.install({ time: new Date(instant) });
    await page.goto(`${HELD}/agenda`);
  }

  it('says what is on and what comes next, and moves on by itself', async () => {
    await agendaAt('2019-10-15T01:30:00Z');
    const card = page.locator('[data-now]');
    expect(await card.getByRole('link').allTextContents()).toEqual(['Pembukaan']);
    expect(await card.locator('[data-now-label]').textContent()).toContain('09.30 WITA');
    expect(await card.locator('[data-next]').textContent()).toContain('10.00 WITA: Rehat kopi');
    expect(await page.locator('.session.is-now').count()).toBe(1);
    await page.clock.fastForward('01:00:00');
    expect(await card.getByRole('link').allTextContents()).toEqual([
      'Berbagi informasi kebijakan dan isu-isu terbaru dalam PP-TPPO',
    ]);
  });

  it('shows no card when the meeting is long over', async () => {
    await agendaAt('2020-01-01T00:00:00Z');
    expect(await page.locator('[data-now]').isHidden()).toBe(true);
    expect(await page.locator('.session.is-past').count()).toBe(0);
  });

  it('keeps the venue’s time and adds the reader’s own in another zone, not in the same', async () => {
    await agendaAt('2019-10-15T01:30:00Z', 'Asia/Jakarta');
    const time = page.locator('.slot-time').first();
    expect(await time.textContent()).toContain('08.00');
    expect(await time.locator('.local').textContent()).toContain('07.00');
    await page.context().close();
    await agendaAt('2019-10-15T01:30:00Z');
    expect(await page.locator('.local').count()).toBe(0);
  });

  it('filters by words and says how many there are', async () => {
    await agendaAt('2019-10-15T01:30:00Z');
    await page.locator('[data-agenda-search] input').fill('modus');
    const shown = page.locator('.session:visible');
    expect(await shown.count()).toBe(1);
    expect(await shown.textContent()).toContain('Rincian modus-modus TPPO terkini');
    expect(await page.locator('[data-agenda-count]').textContent()).toContain('1');
    await page.locator('[data-agenda-search] input').fill('');
    expect(await shown.count()).toBe(19);
  });
});

describe('A queue goes by keys', () => {
  it('j and k walk the rows from within the table, and Enter opens', async () => {
    page = await stage.open({ as: 'Sekretariat' });
    await page.goto(`${HELD}/kelola/peserta`);
    const names = await page.locator('tbody .row-head a').allTextContents();
    await page.locator('tbody .row-head a').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).toBe(names[2]);
    await page.keyboard.press('k');
    expect(await focused()).toBe(names[1]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/peserta/*');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(names[1]);
  });

  it('letters typed in the search box stay letters', async () => {
    page = await stage.open({ as: 'Sekretariat' });
    await page.goto(`${HELD}/kelola/peserta`);
    await page.getByLabel('Cari nama, instansi, atau nomor').pressSequentially('jkj');
    expect(await page.getByLabel('Cari nama, instansi, atau nomor').inputValue()).toBe('jkj');
  });
});
