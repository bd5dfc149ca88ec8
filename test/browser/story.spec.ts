import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { setStage, type Stage } from '../support/browsing.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The same story twice: on the office's screen, and on a phone with other people and another session. */
const TELLINGS = [
  {
    width: 1366,
    coordinator: 'Koordinator Jawa Timur',
    province: 'Jawa Timur',
    person: 'Sri Mulyani Contoh, S.Sos.',
    moved: 'Pembukaan',
    starts: '09:15',
    heard: 'Komisi A · Evaluasi kelembagaan Gugus Tugas PP-TPPO',
    decided: 'Setiap gugus tugas menetapkan sekretariat tetap (contoh layar lebar).',
    kind: 'Kesepakatan',
    version: 3,
  },
  {
    width: 360,
    coordinator: 'Koordinator NTT',
    province: 'Nusa Tenggara Timur',
    person: 'Yosef Contoh, S.H.',
    moved: 'Penutupan',
    starts: '11:10',
    heard: 'Langkah strategis pencegahan dan penanganan',
    decided: 'Desa asal korban mendapat pendamping tetap (contoh layar kecil).',
    kind: 'Arahan',
    version: 4,
  },
] as const;

describe.each(TELLINGS)('From nomination to published outcome at $width px', (telling) => {
  const { width, coordinator, province, person, moved, starts, heard, decided, kind, version } = telling;
  let stage: Stage;
  let page: Page;
  let outcome = '';

  beforeAll(async () => {
    stage = await theStage();
  }, 120_000);

  /** By the sign-in page, as anybody who tries the demo does. */
  async function signIn(label: string): Promise<void> {
    page = await stage.open({ viewport: { width, height: width === 360 ? 740 : 900 } });
    await page.goto('/masuk');
    await page.getByRole('link', { name: `Masuk sebagai: ${label}` }).click();
    await page.waitForURL('**/saya');
  }

  afterEach(async () => {
    await page?.context().close();
  });

  const notice = () => page.locator('.notice.success');

  it('the coordinator nominates; a refused form says where, and keeps what was typed', async () => {
    await signIn(coordinator);
    await page.getByRole('link', { name: 'Delegasi saya' }).click();
    if (province === 'Nusa Tenggara Timur') {
      await page.getByRole('link', { name: /Theresia/ }).click();
      await page.getByRole('link', { name: 'Batalkan' }).click();
      await page.getByRole('button', { name: 'Batalkan pendaftaran' }).click();
      await page.getByRole('link', { name: province, exact: true }).click();
    }
    await page.getByRole('link', { name: 'Nominasikan peserta' }).click();
    await page.getByLabel('Nama lengkap').fill(person);
    await page.getByLabel('Surel').fill('bukan-surel');
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();

    const summary = page.locator('[data-error-summary]');
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await page.title()).toMatch(/^Galat/);
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe(person);
    await summary.getByRole('link').filter({ hasText: 'Jabatan' }).click();
    expect(await page.getByLabel('Jabatan').evaluate((box) => box === document.activeElement)).toBe(true);

    await page.getByLabel('Jabatan').fill('Kepala Bidang');
    await page.getByLabel('Instansi').fill(`Dinas Contoh ${province}`);
    await page.getByLabel('Perempuan').check();
    await page
      .locator('.govuk-radios__item')
      .filter({ has: page.locator('[name=categoryId]'), hasText: /[1-9]\d* dari/ })
      .first()
      .getByRole('radio')
      .check();
    await page.getByLabel('Surel').fill('');
    await page.getByRole('button', { name: 'Kirim nominasi' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(person);
    expect(await page.locator('.badge-code').textContent()).toMatch(/^R-/);
  });

  it('the secretariat finds and verifies the delegate', async () => {
    await signIn('Sekretariat');
    await page.getByRole('link', { name: 'Ruang kerja panitia' }).click();
    await page.getByRole('link', { name: 'Peserta', exact: true }).click();
    await page.getByLabel('Cari nama, instansi, atau nomor').fill(person);
    await page.getByRole('button', { name: 'Cari' }).click();
    await page.getByRole('link', { name: person }).click();
    await page.getByLabel('Setujui').check();
    await page.getByRole('button', { name: 'Simpan keputusan' }).click();
    // The next of the queue opens; the decided one stands in the list.
    await page.goto(`/rakornas/rakornas-tppo-2019/kelola/peserta?q=${encodeURIComponent(person)}`);
    expect(await page.locator('tbody tr').allTextContents()).toEqual([expect.stringContaining('Disetujui')]);
  });

  it('the organizer moves a session, publishes, and everybody sees what moved', async () => {
    await signIn('Panitia');
    await page.goto('/rakornas/rakornas-tppo-2019/kelola/agenda');
    await page.getByRole('link', { name: moved, exact: true }).click();
    await page.getByLabel('Mulai').fill(starts);
    await page.getByRole('button', { name: 'Simpan sesi' }).click();
    await page.getByRole('link', { name: 'Terbitkan', exact: true }).click();
    await page.locator('main form').getByRole('button').click();
    await page.goto('/rakornas/rakornas-tppo-2019/agenda');
    const session = page
      .locator('.session')
      .filter({ has: page.getByRole('heading', { name: moved, exact: true }) });
    expect(await session.locator('.old-new ins').textContent()).toContain(starts.replace(':', '.'));
    expect(await page.locator('.agenda-note').textContent()).toContain(`Versi ${version}`);
  });

  it('the minute-taker adds a decision and hands the minutes in', async () => {
    await signIn('Notulis');
    await page.getByRole('link', { name: 'Notula sidang Anda' }).click();
    await page.getByRole('link', { name: heard }).click();
    await page.getByLabel('Bunyi keputusan').fill(decided);
    await page.locator('#keputusan').getByLabel(kind, { exact: true }).check();
    await page.getByRole('button', { name: 'Tambah keputusan' }).click();
    expect(await notice().textContent()).toContain('Butir ditambahkan.');
    await page.getByRole('button', { name: 'Ajukan untuk diperiksa' }).click();
    expect(await notice().textContent()).toContain('Naskah diajukan');
  });

  it('the chair approves, and the edition stands', async () => {
    await signIn('Pimpinan sidang');
    await page.getByRole('link', { name: 'Notula sidang Anda' }).click();
    await page.getByRole('link', { name: heard }).click();
    await page.getByRole('button', { name: 'Setujui dan terbitkan edisi 1' }).click();
    expect(await notice().textContent()).toContain('Notula disetujui dan terbit.');
  });

  it('the secretariat publishes the numbered outcome and gives it to all provinces', async () => {
    await signIn('Sekretariat');
    await page.goto('/rakornas/rakornas-tppo-2019/kelola/hasil');
    await page.getByRole('link', { name: 'Terbitkan draf' }).click();
    await page.getByLabel(decided).check();
    await page.getByRole('button', { name: 'Terbitkan yang dicentang' }).click();
    const row = page.getByRole('row').filter({ hasText: decided });
    outcome = (await row.getByRole('link').first().textContent()) ?? '';
    expect(outcome).toMatch(new RegExp(`^${kind} \\d+$`));
    await row.getByRole('link').first().click();
    await page.getByRole('link', { name: 'Tugaskan' }).first().click();
    await page.getByLabel('Semua provinsi (34)').check();
    await page.getByLabel('Penanggung jawab').check();
    await page.getByLabel('Tenggat').fill('2030-12-31');
    await page.getByRole('button', { name: 'Tugaskan' }).click();
    expect(await page.getByRole('table').locator('caption').textContent()).toBe('34 dari 34 tugas');
  });

  it('the coordinator reports with evidence', async () => {
    await signIn(coordinator);
    await page.getByRole('link', { name: 'Tindak lanjut kami' }).click();
    await page.getByRole('link', { name: outcome, exact: true }).click();
    await page.getByLabel('Apa yang sudah dikerjakan').fill('Sudah ditetapkan (contoh).');
    await page
      .getByRole('spinbutton', { name: 'Kemajuan' })
      .or(page.getByRole('textbox', { name: 'Kemajuan' }))
      .fill('100');
    await page.getByLabel('Tugas ini selesai').check();
    await page
      .getByLabel('Bukti dukung 1')
      .setInputFiles({ name: 'bukti.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    expect(await notice().textContent()).toContain('Laporan terkirim.');
    expect(await page.getByRole('link', { name: 'bukti.png' }).count()).toBe(1);
  });

  it('the secretariat verifies the report', async () => {
    await signIn('Sekretariat');
    await page.goto('/rakornas/rakornas-tppo-2019/kelola/hasil');
    await page.getByRole('row').filter({ hasText: decided }).getByRole('link').first().click();
    await page.getByRole('row').filter({ hasText: province }).getByRole('link').first().click();
    await page.getByLabel('Verifikasi').check();
    await page.getByRole('button', { name: 'Simpan keputusan' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Terverifikasi');
  });

  it('the public reads the outcome, its progress, and the proof of the minutes', async () => {
    page = await stage.open({ viewport: { width, height: 900 } });
    await page.goto('/rakornas/rakornas-tppo-2019/hasil');
    const card = page.locator('article').filter({ hasText: decided });
    expect(await card.textContent()).toContain('1 dari 34 delegasi terverifikasi');
    await card.getByRole('link', { name: outcome }).click();
    expect(await page.getByRole('row').filter({ hasText: province }).first().textContent()).toContain(
      'Terverifikasi',
    );
    const code = stage.find(
      `select e.code from minutes_edition e join session s on s.id = e.session_id where s.title = ?`,
      heard,
    );
    await page.goto('/verifikasi');
    await page.getByLabel('Kode verifikasi').fill(code);
    await page.getByRole('button', { name: 'Periksa' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Edisi ini diterbitkan melalui sistem ini',
    );
    expect(await page.getByRole('main').textContent()).toContain(heard);
  });
});

let shared: Promise<Stage> | undefined;
const theStage = (): Promise<Stage> => (shared ??= setStage());
afterAll(async () => (await shared)?.close());
