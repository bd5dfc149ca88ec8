import PDFDocument from 'pdfkit';
import type { Instant } from '../kernel/time.js';
import { printable } from './printable.js';

const MM = 72 / 25.4;
/** So many letters are wider than any line: no longer piece of a word has to be measured. */
const ANY_LINE = 400;
const LONG_WORD = /\S{60}/;

/** What a document is, for its metadata; the same input gives the same bytes. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: 'id-ID' | 'en-GB';
  /** Stands in the file as its creation date: the edition's, never the clock's. */
  readonly createdAt: Instant;
  readonly paper: 'A4' | 'F4';
}

type Structure = ReturnType<PDFKit.PDFDocument['struct']>;

/** The sheet a document is written on: margins, where the next line goes, breaking lines and pages. */
export class Page {
  readonly doc: PDFKit.PDFDocument;
  /** Everything that is read aloud hangs on this. */
  readonly root: Structure;
  /** Whether every letter so far could be printed. */
  complete = true;

  constructor(facts: DocumentFacts) {
    const date = new Date(facts.createdAt);
    this.doc = new PDFDocument({
      size: facts.paper === 'A4' ? 'A4' : [210 * MM, 330 * MM],
      margins: { top: 20 * MM, bottom: 26 * MM, left: 25 * MM, right: 20 * MM },
      pdfVersion: '1.7',
      tagged: true,
      lang: facts.language,
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: facts.title,
        Author: facts.author,
        Subject: facts.subject,
        Creator: 'Rakornas',
        Producer: 'Rakornas',
        CreationDate: date,
        ModDate: date,
      },
    });
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get left(): number {
    return this.doc.page.margins.left;
  }

  get width(): number {
    return this.doc.page.width - this.left - this.doc.page.margins.right;
  }

  /** Where the text must end. */
  get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom;
  }

  /** From the first line to the last. */
  get height(): number {
    return this.bottom - this.doc.page.margins.top;
  }

  /** A new page. */
  turn(): void {
    this.doc.addPage();
  }

  /** Goes to a new page unless `height` fits here. */
  ensure(height: number): void {
    if (this.doc.y + height > this.bottom) this.turn();
  }

  /** The text as the font can print it, remembering whether something was lost. */
  print(text: string): string {
    const { text: safe, complete } = printable(text);
    if (!complete) this.complete = false;
    return safe;
  }

  /** Running text for a column: words longer than a line are divided here, where it costs little. */
  flow(text: string, width: number, size: number, bold = false): string {
    return LONG_WORD.test(text) ? this.wrap(text, width, size, bold).join('\n') : this.print(text);
  }

  /** The lines of a text in a column; a word longer than the column is divided. */
  wrap(text: string, width: number, size: number, bold = false): string[] {
    this.doc.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size);
    return this.print(text)
      .split('\n')
      .flatMap((line) => this.fill(line, width));
  }

  /** Adds something that a screen reader reads, at the place of the next line. */
  read(kind: string, draw: () => void): void {
    this.root.add(this.doc.struct(kind, {}, [draw]));
  }

  /** Draws something that is only to be seen. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** The finished file. */
  async finish(): Promise<Buffer> {
    this.root.end();
    const parts: Buffer[] = [];
    this.doc.on('data', (part: Buffer) => parts.push(part));
    const done = new Promise<void>((resolve, reject) => {
      this.doc.once('end', resolve);
      this.doc.once('error', reject);
    });
    this.doc.end();
    await done;
    return Buffer.concat(parts);
  }

  private fill(line: string, width: number): string[] {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (this.doc.widthOfString(longer) <= width) {
        current = longer;
        continue;
      }
      if (current !== '') lines.push(current);
      current = word;
      while (this.doc.widthOfString(current.slice(0, ANY_LINE)) > width) {
        const fits = this.prefix(current, width);
        lines.push(current.slice(0, fits));
        current = current.slice(fits);
      }
    }
    return [...lines, current];
  }

  /** How many letters fit; at least one. */
  private prefix(word: string, width: number): number {
    let [fits, over] = [1, Math.min(word.length, ANY_LINE)];
    while (over - fits > 1) {
      const middle = Math.floor((fits + over) / 2);
      if (this.doc.widthOfString(word.slice(0, middle)) <= width) fits = middle;
      else over = middle;
    }
    return fits;
  }
}
