import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { setStage, sidewaysScroll, type Stage } from '../support/browsing.js';

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

describe('Without JavaScript', () => {
  it('a coordinator nominates: errors beside the fields, values kept, then a reference', async () => {
    page = await stage.open({ as: 'Koordinator Jawa Timur', javaScriptEnabled: false });
    await page.goto(nominationOf('Jawa Timur'));
    await page.getByLabel('Nama lengkap').fill('Tanpa Skrip (contoh)');
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();
    expect(await page.locator('.error-summary li').count()).toBeGreaterThan(2);
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Tanpa Skrip (contoh)');
    await page.getByLabel('Laki-laki').check();
    await page.getByLabel('Jabatan').fill('Ketua');
    await page.getByLabel('Instansi').fill('Lembaga contoh');
    await freeSeat().check();
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();
    expect(await page.locator('.badge-code').textContent()).toMatch(/^R-/);
  });

  it('a session that ended meanwhile: sign in in another tab, and send the same text again', async () => {
    page = await stage.open({ as: 'Notulis', javaScriptEnabled: false });
    const session = stage.find('select session_id from minutes where state = ?', 'draft');
    await page.goto(`${HELD}/kelola/notula/${session}`);
    await page.getByLabel('Isi pembahasan').fill('Dikirim dua kali, tercatat sekali (contoh).');
    await page.context().clearCookies({ name: 'rakornas-sesi' });
    await page.getByRole('button', { name: 'Tambah pembahasan' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sesi Anda sudah berakhir');
    const other = await page.context().newPage();
    await other.goto(stage.entrance('Notulis'));
    await page.getByRole('button', { name: 'Kirim lagi isian saya' }).click();
    expect(await page.locator('#pembahasan').getByText('Dikirim dua kali, tercatat sekali').count()).toBe(1);
  });

  it('the agenda reads whole: days, times with their zone, and links to each day', async () => {
    page = await stage.open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto(`${HELD}/agenda`);
    expect(await page.locator('.session').count()).toBe(19);
    expect(await page.locator('[data-agenda-search]').isHidden()).toBe(true);
    await page.getByRole('link', { name: 'Rabu 16' }).click();
    expect(page.url()).toContain('#hari-2019-10-16');
    expect(await page.locator('.slot-time').first().textContent()).toContain('WITA');
  });
});

it('In English the same pages speak English', async () => {
  page = await stage.open({ locale: 'en-GB' });
  await page.goto('/');
  await page.getByRole('link', { name: 'English' }).first().click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.goto(`${HELD}/agenda`);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(
    'Tuesday, 15 October 2019',
  );
  expect(await page.getByRole('heading', { name: 'Opening', exact: true }).count()).toBe(1);
  await page.goto(stage.entrance('Koordinator NTT'));
  await page.goto(nominationOf('Nusa Tenggara Timur'));
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.locator('main form .btn').click();
  expect(await page.title()).toMatch(/^Error/);
});

describe('By keyboard alone', () => {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLInputElement ? element.name : (element?.textContent?.trim() ?? '');
    });

  it('the first stop skips to the content', async () => {
    page = await stage.open();
    await page.goto(`${HELD}/agenda`);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Langsung ke isi' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await skip.evaluate((link) => link.getBoundingClientRect().top >= 0)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('the nomination form goes from top to bottom, shows where one is, and sends with Enter', async () => {
    page = await stage.open({ as: 'Koordinator NTT' });
    await page.goto(nominationOf('Nusa Tenggara Timur'));
    await page.getByLabel('Nama lengkap').focus();
    const stops: string[] = [];
    for (let step = 0; step < 10; step += 1) {
      stops.push(await focused());
      const outline = await page.evaluate(() => {
        const element = document.activeElement;
        const shown = element?.matches('[type=radio], [type=checkbox]')
          ? element.nextElementSibling
          : element;
        const own = shown ? [getComputedStyle(shown), getComputedStyle(shown, '::before')] : [];
        return own.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
      });
      expect([stops.at(-1), outline]).toEqual([stops.at(-1), true]);
      await page.keyboard.press('Tab');
    }
    expect(stops.slice(0, 7)).toEqual([
      'name',
      'sex',
      'position',
      'institution',
      'categoryId',
      'email',
      'phone',
    ]);
    expect(stops[7]).toBe('Kirim nominasi');
    await page.getByRole('button', { name: 'Kirim nominasi' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-error-summary]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('name');
  });
});

describe('On paper', () => {
  it.each([`${HELD}/agenda`, `${HELD}/hasil`, `${HELD}/hasil/kesepakatan-1`])(
    '%s is black on white, whole, and without what only a screen needs',
    async (path) => {
      // 178 mm of paper between the margins of A4, in CSS pixels.
      page = await stage.open({ viewport: { width: 673, height: 1000 } });
      await page.goto(path);
      await page.emulateMedia({ media: 'print' });
      const mast = page.locator('.mast');
      expect(
        await mast.evaluate((element) => {
          const style = getComputedStyle(element);
          return [style.backgroundColor, style.backgroundImage, style.color];
        }),
      ).toEqual(['rgba(0, 0, 0, 0)', 'none', 'rgb(0, 0, 0)']);
      expect(await page.locator('.hero-title').isVisible()).toBe(true);
      for (const onScreen of ['.tabs', '.bar', '.skip-link', '.agenda-search', '.chips', '.demo-bar'])
        expect(await page.locator(onScreen).locator('visible=true').count()).toBe(0);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(
        await page
          .locator('.session, .card, .table-box')
          .evaluateAll(
            (boxes) =>
              boxes.filter((box) => ['hidden', 'scroll', 'auto'].includes(getComputedStyle(box).overflowX))
                .length,
          ),
      ).toBe(0);
    },
  );
});

/** A category that still has a seat. */
function freeSeat() {
  return page
    .locator('.govuk-radios__item')
    .filter({ has: page.locator('[name=categoryId]') })
    .filter({ hasText: /[1-9]\d* dari/ })
    .first()
    .getByRole('radio');
}
