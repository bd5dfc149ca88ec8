import { usableLogo } from './logo.js';
import { type DocumentFacts, Page } from './pdf-page.js';
import { drawQr } from './pdf-qr.js';
import { type Column, drawTable } from './pdf-table.js';

/** What stands at the foot of every page. */
export interface Footer {
  readonly left: string;
  readonly below: string | null;
  /** "Halaman 2 dari 5". */
  page(number: number, of: number): string;
}

/** Who signs, under which word. */
export interface Signature {
  readonly role: string;
  readonly name: string;
  readonly about: string | null;
}

const BODY = 10.5;
const SHORT = 700;
const QUIET = '#4a5654';
const QR_SIZE = 74;

/** A letter-like document, written from top to bottom; each call adds one part. */
export class Pdf {
  private readonly page: Page;

  constructor(facts: DocumentFacts) {
    this.page = new Page(facts);
  }

  /** Whether every letter so far could be printed; see `printable`. */
  get complete(): boolean {
    return this.page.complete;
  }

  /** Kop surat: the organizer's lines, centred over a double rule, with the logo at the left. */
  letterhead(text: string, logo: Buffer | null): this {
    const { doc, left, width } = this.page;
    const top = doc.y;
    const drawn = logo !== null && this.drawLogo(logo);
    doc.y = top;
    const indent = drawn ? 64 : 0;
    const lines = text.split('\n').map((line) => line.trim());
    this.page.read('P', () => {
      lines.filter(Boolean).forEach((line, i) => {
        const [font, size] =
          i === 0 ? (['Helvetica-Bold', 13] as const) : (['Helvetica', i === 1 ? 11 : 9] as const);
        doc.font(font).fontSize(size).fillColor('#000');
        doc.text(this.page.print(line), left + indent, undefined, {
          width: width - 2 * indent,
          align: 'center',
        });
      });
    });
    doc.x = left;
    doc.y = Math.max(doc.y, top + (drawn ? 60 : 0)) + 6;
    this.page.decorate(() => {
      doc
        .strokeColor('#000')
        .lineWidth(1.6)
        .moveTo(left, doc.y)
        .lineTo(left + width, doc.y)
        .stroke();
      doc
        .lineWidth(0.5)
        .moveTo(left, doc.y + 2.6)
        .lineTo(left + width, doc.y + 2.6)
        .stroke();
    });
    doc.y += 20;
    return this;
  }

  /** The document's name, and what it is about. */
  title(name: string, about: string, below: string | null): this {
    this.line('H1', name, { size: 15, bold: true, align: 'center', after: 3 });
    this.line('P', about, { size: 12, align: 'center', after: below ? 3 : 14 });
    if (below) this.line('P', below, { size: BODY, align: 'center', color: QUIET, after: 14 });
    return this;
  }

  /** Label and value in two columns. */
  facts(rows: readonly (readonly [label: string, value: string])[]): this {
    const { doc, left, width } = this.page;
    const column = 118;
    for (const [label, value] of rows) {
      const lines = this.page.wrap(value, width - column - 12, BODY);
      this.page.ensure(lines.length > 20 ? 60 : lines.length * 14);
      this.page.read('P', () => {
        const top = doc.y;
        doc
          .font('Helvetica')
          .fontSize(BODY)
          .fillColor(QUIET)
          .text(this.page.print(label), left, top, { width: column });
        doc.fillColor('#000').text(':', left + column, top, { lineBreak: false });
        doc.text(lines.join('\n'), left + column + 12, top, { width: width - column - 10, lineGap: 1.5 });
      });
      doc.x = left;
      doc.y += 3;
    }
    doc.y += 8;
    return this;
  }

  /** A numbered section's heading. */
  section(number: string, title: string): this {
    this.page.ensure(64);
    this.page.doc.y += 6;
    return this.line('H2', `${number}  ${title}`, { size: 12, bold: true, after: 5 });
  }

  /** Running text; blank lines part paragraphs. */
  paragraph(text: string, quiet = false): this {
    return this.line('P', text, { size: quiet ? 9 : BODY, color: quiet ? QUIET : '#000', after: 7 });
  }

  /** One numbered entry: who or what in bold, the text under it, both right of the number. */
  entry(number: string, head: string | null, text: string): this {
    const { doc, left, width } = this.page;
    const indent = 30;
    const column = width - indent;
    const options = { width: column, lineGap: 2 };
    const bold = head && this.page.flow(head, column, BODY, true);
    const words = this.page.flow(text, column, BODY);
    // A short entry stays whole: one line alone on the next page reads badly.
    const short =
      words.length <= SHORT ? doc.font('Helvetica').fontSize(BODY).heightOfString(words, options) : 0;
    this.page.ensure(Math.max(44, short + 18));
    this.page.read('P', () => {
      const top = doc.y;
      doc.font('Helvetica').fontSize(BODY).fillColor('#000').text(number, left, top, { lineBreak: false });
      doc.y = top;
      if (bold) doc.font('Helvetica-Bold').text(bold, left + indent, top, options);
      doc.font('Helvetica').text(words, left + indent, doc.y, options);
    });
    doc.x = left;
    doc.y += 7;
    return this;
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): this {
    drawTable(this.page, columns, rows);
    return this;
  }

  /** Room for signatures on paper, side by side. */
  signatures(signers: readonly Signature[]): this {
    const { doc, left, width } = this.page;
    const column = width / Math.max(2, signers.length);
    this.page.ensure(132);
    const top = doc.y + 10;
    let lowest = top;
    signers.forEach(({ role, name, about }, i) => {
      const x = left + i * column;
      const options = { width: column - 16, align: 'center' } as const;
      this.page.read('P', () => {
        doc.font('Helvetica').fontSize(BODY).fillColor('#000').text(this.page.print(role), x, top, options);
        doc.font('Helvetica-Bold').text(this.page.print(name), x, top + 72, options);
        if (about)
          doc.font('Helvetica').fontSize(9).fillColor(QUIET).text(this.page.print(about), x, doc.y, options);
      });
      lowest = Math.max(lowest, doc.y);
    });
    doc.x = left;
    doc.y = lowest + 14;
    return this;
  }

  /** How a reader checks that the paper is the published one: words beside a QR code. */
  verification(address: string, lines: readonly string[]): this {
    const { doc, left, width } = this.page;
    this.page.ensure(QR_SIZE + 24);
    const top = doc.y + 6;
    this.page.decorate(() => {
      doc
        .lineWidth(0.5)
        .strokeColor('#b9c2c0')
        .rect(left, top, width, QR_SIZE + 16)
        .stroke();
      drawQr(doc, address, left + 8, top + 8, QR_SIZE);
    });
    this.page.read('P', () => {
      doc.y = top + 10;
      lines.forEach((line, i) => {
        doc
          .font(i === 0 ? 'Helvetica-Bold' : 'Helvetica')
          .fontSize(9)
          .fillColor('#000');
        doc.text(this.page.print(line), left + QR_SIZE + 22, doc.y, {
          width: width - QR_SIZE - 30,
          lineGap: 1.5,
        });
      });
    });
    doc.x = left;
    doc.y = Math.max(doc.y, top + QR_SIZE + 16) + 8;
    return this;
  }

  /** Writes the foot of every page and gives the file. */
  async finish(footer: Footer): Promise<Buffer> {
    const { doc } = this.page;
    const { count } = doc.bufferedPageRange();
    for (let i = 0; i < count; i += 1) {
      doc.switchToPage(i);
      this.page.decorate(() => this.foot(footer, i + 1, count), 'Pagination');
    }
    return this.page.finish();
  }

  /** Draws the logo; false when the picture cannot be drawn. */
  private drawLogo(logo: Buffer): boolean {
    const { doc, left } = this.page;
    const picture = usableLogo(logo);
    let drawn = false;
    if (!picture) return drawn;
    this.page.decorate(() => {
      try {
        doc.image(picture, left, doc.y, { fit: [54, 60] });
        drawn = true;
      } catch {
        // A file that only calls itself a JPEG: the letterhead stands without it.
      }
    });
    return drawn;
  }

  private foot(footer: Footer, number: number, count: number): void {
    const { doc, left, width, bottom } = this.page;
    const y = bottom + 18;
    doc
      .lineWidth(0.5)
      .strokeColor('#b9c2c0')
      .moveTo(left, y - 6)
      .lineTo(left + width, y - 6)
      .stroke();
    const right = this.page.print(footer.page(number, count));
    doc.font('Helvetica').fontSize(8).fillColor(QUIET);
    const space = width - doc.widthOfString(right) - 14;
    const [first = ''] = this.page.wrap(footer.left, space, 8);
    doc.text(first, left, y, { lineBreak: false });
    doc.text(right, left + width - doc.widthOfString(right), y, { lineBreak: false });
    if (footer.below)
      doc.text(this.page.wrap(footer.below, width, 8)[0] ?? '', left, y + 11, { lineBreak: false });
  }

  private line(
    kind: string,
    text: string,
    how: { size: number; bold?: boolean; align?: 'left' | 'center'; color?: string; after: number },
  ): this {
    const { doc, left, width } = this.page;
    this.page.ensure(how.size * 1.6);
    const words = this.page.flow(text, width, how.size, how.bold);
    this.page.read(kind, () => {
      doc
        .font(how.bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(how.size)
        .fillColor(how.color ?? '#000');
      doc.text(words, left, doc.y, { width, align: how.align ?? 'left', lineGap: 2 });
    });
    doc.y += how.after;
    return this;
  }
}
