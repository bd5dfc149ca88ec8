import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityViolations } from '../support/axe.js';
import { complaintsOf, setStage, sidewaysScroll, type Stage } from '../support/browsing.js';

const HELD = '/rakornas/rakornas-tppo-2019';
const DRAFT = '/rakornas/rakornas-contoh-2027';

/** Pages by who opens them; a word in braces stands for something of the sample, found below. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  '': [
    '/',
    HELD,
    `${HELD}/agenda`,
    `${HELD}/agenda/perubahan`,
    `${HELD}/agenda/versi/1`,
    `${HELD}/agenda/sesi/{session}`,
    `${HELD}/notula`,
    `${HELD}/notula/{published}`,
    `${HELD}/hasil`,
    `${HELD}/hasil/kesepakatan-1`,
    '/verifikasi',
    '/verifikasi?kode=',
    '/verifikasi/{code}',
    '/masuk',
    '/masuk/frasa-sandi',
    '/masuk/kode-pribadi',
    '/undangan/{invitation}',
    '/undangan/sudah-diganti',
    '/tidak-ada',
  ],
  'Koordinator NTT': [
    '/saya',
    '/akun',
    '/akun/frasa-sandi',
    '/akun/kode-pribadi',
    `${HELD}/delegasi/{ntt}`,
    `${HELD}/delegasi/{ntt}/nominasi`,
    `${HELD}/delegasi/{ntt}/jawaban`,
    `${HELD}/delegasi/{ntt}/tindak-lanjut`,
    `${HELD}/peserta/{delegate}`,
    `${HELD}/peserta/{delegate}/ubah`,
    `${HELD}/peserta/{delegate}/batal`,
    `${HELD}/tugas/{task}`,
    `${HELD}/kelola`,
  ],
  'Peserta NTT': ['/saya', `${HELD}/delegasi/{ntt}`, `${HELD}/delegasi/{jatim}`],
  Sekretariat: [
    `${HELD}/kelola`,
    `${HELD}/kelola/cakupan`,
    `${HELD}/kelola/delegasi`,
    `${HELD}/kelola/peserta`,
    `${HELD}/kelola/peserta?q=tidakadaorangnya`,
    `${HELD}/peserta/{waiting}`,
    `${HELD}/delegasi/{ntt}`,
    `${HELD}/delegasi/{empty}`,
    `${HELD}/kelola/hasil`,
    `${HELD}/kelola/hasil/terbitkan`,
    `${HELD}/kelola/hasil/{outcome}`,
    `${HELD}/kelola/hasil/{outcome}/publikasi`,
    `${HELD}/kelola/hasil/{outcome}/penugasan`,
    `${HELD}/kelola/tindak-lanjut`,
    `${HELD}/kelola/tindak-lanjut/tugas`,
    `${HELD}/kelola/tugas/{reported}`,
    `${HELD}/kelola/tugas/{task}/ubah`,
    `${HELD}/kelola/tugas/{task}/pembatalan`,
  ],
  Panitia: [
    '/rakornas/baru',
    `${HELD}/kelola/keterangan`,
    `${HELD}/kelola/tahapan`,
    `${HELD}/kelola/kategori`,
    `${HELD}/kelola/kategori/{category}`,
    `${HELD}/kelola/tim`,
    `${HELD}/kelola/agenda`,
    `${HELD}/kelola/agenda/terbitkan`,
    `${HELD}/kelola/agenda/ruang`,
    `${HELD}/kelola/agenda/ruang/{room}`,
    `${HELD}/kelola/agenda/sesi/baru`,
    `${HELD}/kelola/agenda/sesi/{session}`,
    `${HELD}/kelola/agenda/sesi/{session}/batalkan`,
    DRAFT,
    `${DRAFT}/agenda`,
    `${DRAFT}/notula`,
    `${DRAFT}/hasil`,
    `${DRAFT}/kelola`,
    `${DRAFT}/kelola/tahapan`,
    `${DRAFT}/kelola/agenda`,
    `${DRAFT}/kelola/agenda/terbitkan`,
    `${DRAFT}/kelola/notula`,
    `${DRAFT}/kelola/hasil`,
    `${DRAFT}/kelola/peserta`,
    `${DRAFT}/kelola/cakupan`,
    `${DRAFT}/kelola/tindak-lanjut`,
  ],
  Notulis: [
    `${HELD}/kelola/notula`,
    `${HELD}/kelola/notula/{drafted}`,
    `${HELD}/kelola/notula/{drafted}/pembahasan/{point}`,
    `${HELD}/kelola/notula/{drafted}/tinjauan`,
  ],
  'Pimpinan sidang': [`${HELD}/kelola/notula/{submitted}/tinjauan`],
  'Admin sistem': ['/kelola/akun', '/kelola/akun/baru', '/kelola/akun/{account}', '/akun/autentikator'],
};

const OF_HELD = "from delegation d join meeting m on m.id = d.meeting_id where m.slug = 'rakornas-tppo-2019'";

/** What stands in the braces; the sample's rows have random ids. */
const FOUND: Readonly<Record<string, readonly [query: string, value: string]>> = {
  session: ['select id from session where title = ?', 'Pembukaan'],
  published: ['select session_id from minutes where state = ?', 'published'],
  drafted: ['select session_id from minutes where state = ?', 'draft'],
  submitted: ['select session_id from minutes where state = ?', 'in_review'],
  point: [
    'select p.id from minutes_point p join minutes m on m.id = p.minutes_id where m.state = ?',
    'draft',
  ],
  code: ['select code from minutes_edition where number = cast(? as integer)', '1'],
  ntt: [`select d.id ${OF_HELD} and d.name = ?`, 'Nusa Tenggara Timur'],
  jatim: [`select d.id ${OF_HELD} and d.name = ?`, 'Jawa Timur'],
  empty: ['select id from delegation where name = ?', 'Universitas Contoh'],
  delegate: [
    'select r.id from registration r join delegation d on d.id = r.delegation_id where d.name = ?',
    'Nusa Tenggara Timur',
  ],
  waiting: ['select id from registration where state = ?', 'submitted'],
  invitation: [`select d.invitation_token ${OF_HELD} and d.name = ?`, 'Jawa Timur'],
  outcome: ['select outcome_id from assignment where state = ?', 'verified'],
  task: [
    'select a.id from assignment a join delegation d on d.id = a.delegation_id where d.name = ?',
    'Nusa Tenggara Timur',
  ],
  reported: ['select id from assignment where state = ?', 'reported_done'],
  category: ['select id from participant_category where name = ?', 'Kepala dinas'],
  room: ['select id from room where name like ?', 'Ruang%'],
  account: ['select id from account where email = ?', 'notulis@contoh.example'],
};

const STATUS: Readonly<Record<string, number>> = {
  '/verifikasi?kode=': 422,
  '/undangan/sudah-diganti': 404,
  '/tidak-ada': 404,
  [`${HELD}/delegasi/{jatim}`]: 404,
};
const FORBIDDEN = `Koordinator NTT ${HELD}/kelola`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 120_000);
afterAll(() => stage.close());

const address = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const [query, value] = FOUND[name] ?? [name, ''];
    return stage.find(query, value);
  });

/** Every fault of a page at the widths of a small phone, a phone and an office's screen. */
async function faultsOf(page: Page, who: string, path: string): Promise<string[]> {
  const faults: string[] = [];
  const response = await page.goto(address(path));
  const expected = `${who} ${path}` === FORBIDDEN ? 403 : (STATUS[path] ?? 200);
  if (response?.status() !== expected) faults.push(`answers ${response?.status()}, not ${expected}`);
  for (const width of [320, 360, 1366]) {
    await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
    const over = await sidewaysScroll(page);
    if (over > 0) faults.push(`${over} px too wide at ${width} px`);
    if (width > 320) faults.push(...(await accessibilityViolations(page)));
  }
  return faults.map((fault) => `${path}: ${fault}`);
}

describe('Every kind of page is clean for axe, fits its screen, and keeps its own content policy', () => {
  it.each(Object.keys(PAGES))(
    'opened by: %s',
    async (who) => {
      const page = await stage.open(who === '' ? {} : { as: who });
      const complaints = complaintsOf(page);
      const faults: string[] = [];
      for (const path of PAGES[who] ?? []) faults.push(...(await faultsOf(page, who, path)));
      expect([...faults, ...complaints]).toEqual([]);
      await page.context().close();
    },
    240_000,
  );
});
