import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../kernel/time.js';
import { usableLogo } from './logo.js';
import { Pdf } from './pdf.js';
import { printable } from './printable.js';

const facts = {
  title: 'Contoh',
  author: 'Kementerian Contoh',
  subject: 'Uji',
  language: 'id-ID',
  createdAt: '2019-10-15T02:00:00.000Z' as Instant,
  paper: 'A4',
} as const;
const footer = { left: 'Contoh', below: null, page: (n: number, of: number) => `Halaman ${n} dari ${of}` };

/** A document with every part, long enough for several pages. */
function everything(text: string, logo: Buffer | null = null): Promise<Buffer> {
  const pdf = new Pdf(facts)
    .letterhead('KEMENTERIAN CONTOH\nJalan Contoh No. 1', logo)
    .title('NOTULA', text.slice(0, 200), 'Edisi 1')
    .facts([['Tempat', text.slice(0, 200)]])
    .section('1', 'Pembahasan')
    .entry('1.1', 'Nama', text)
    .paragraph(text);
  pdf.table(
    [
      { heading: 'No.', share: 1 },
      { heading: 'Uraian', share: 9 },
    ],
    Array.from({ length: 40 }, (_, i) => [String(i + 1), text.slice(0, 300)]),
  );
  return pdf
    .signatures([{ role: 'Notulis', name: 'Rina', about: null }])
    .verification('https://contoh.go.id/verifikasi/ABCDE12345', ['Kode'])
    .finish(footer);
}

const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

function png(width: number, height: number, pixels: Buffer): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Author\0x')),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a document', () => {
  const text = 'Rapat menyepakati langkah bersama. '.repeat(40);

  it('is the same bytes for the same input', async () => {
    const [one, two] = [await everything(text), await everything(text)];
    expect(one.equals(two)).toBe(true);
    expect(one.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('goes on over pages and says its language', async () => {
    const pdf = await everything(text);
    expect(pages(pdf)).toBeGreaterThan(2);
    expect(pdf.toString('latin1')).toContain('/Lang (id-ID)');
    expect(pdf.toString('latin1')).toContain('/Marked true');
  });

  it('divides a row that fits on no page', async () => {
    const row = 'panjang '.repeat(3000);
    const pdf = new Pdf(facts).table([{ heading: 'Uraian', share: 1 }], [[row]]);
    expect(pages(await pdf.finish(footer))).toBeGreaterThan(4);
  });

  it.each([
    ['a word without end', 'x'.repeat(20_000)],
    ['control characters and brackets', '\u0000\u0007)(\\ << /JS (app.alert(1)) >> endobj'],
    ['direction marks', '\u202Egnp.exe\u2066\u200F'],
    ['unpaired surrogates', '\uD800 dan \uDC00'],
    ['many lines', 'a\n'.repeat(500)],
    ['nothing', ''],
  ])('bears %s', async (_, hostile) => {
    const pdf = await everything(hostile);
    expect(pdf.toString('latin1')).not.toContain('/JS (app');
    expect(pdf.subarray(-6).toString()).toBe('%%EOF\n');
  });

  it('stands without a logo that cannot be drawn', async () => {
    const good = png(2, 2, deflateSync(Buffer.alloc(2 * (1 + 2 * 4))));
    expect(usableLogo(good)?.includes('tEXt')).toBe(false);
    expect((await everything(text, good)).includes('/Subtype /Image')).toBe(true);
    const broken = [
      png(2, 2, Buffer.from('not deflated')),
      png(2, 2, deflateSync(Buffer.alloc(2 * (1 + 2 * 4), 9))),
      png(60_000, 60_000, deflateSync(Buffer.alloc(100))),
      png(2, 2, deflateSync(Buffer.alloc(50_000_000))),
      good.subarray(0, 40),
      Buffer.from('<svg onload="alert(1)"/>'),
    ];
    for (const picture of broken) expect(usableLogo(picture)).toBeNull();
    const pdf = await everything(text, Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x01]));
    expect(pdf.includes('/Subtype /Image')).toBe(false);
  });
});

describe('printable text', () => {
  it.each([
    ['Kapolri – “Siaga” • 1.379,5 €', 'Kapolri – “Siaga” • 1.379,5 €', true],
    ['Nguyễn Āsiyah', 'Nguyen Asiyah', true],
    ['a\u0000b\u200Bc\u202Ed', 'abcd', true],
    ['鳥 and 漢字', '[?] and [?]', false],
    ['≥ 5 → 6', '>= 5 -> 6', true],
  ])('%j becomes %j', (text, expected, complete) => {
    expect(printable(text)).toEqual({ text: expected, complete });
  });
});
