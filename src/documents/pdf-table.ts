import type { Page } from './pdf-page.js';

/** A column of a table: its heading and its share of the width. */
export interface Column {
  readonly heading: string;
  readonly share: number;
}

const PAD = 5;
const SIZE = 9.5;

/**
 * A table that goes on over pages: the heading is repeated, a row stays whole where it fits on a page, and one that
 * fits on none is divided between lines.
 */
export function drawTable(
  page: Page,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  const { doc } = page;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (page.width * share) / whole);
  const table = doc.struct('Table');
  page.root.add(table);
  const lineHeight = doc.font('Helvetica').fontSize(SIZE).currentLineHeight(true) + 1.5;

  const drawRow = (cells: readonly string[][], kind: 'TH' | 'TD', artifact = false) => {
    const font = kind === 'TH' ? 'Helvetica-Bold' : 'Helvetica';
    const height = Math.max(1, ...cells.map((lines) => lines.length)) * lineHeight + 2 * PAD;
    const top = doc.y;
    doc.markContent('Artifact', { type: 'Layout' });
    if (kind === 'TH') doc.rect(page.left, top, page.width, height).fill('#eef2f1');
    doc.lineWidth(0.5).strokeColor('#b9c2c0');
    doc
      .moveTo(page.left, top + height)
      .lineTo(page.left + page.width, top + height)
      .stroke();
    if (kind === 'TH')
      doc
        .moveTo(page.left, top)
        .lineTo(page.left + page.width, top)
        .stroke();
    doc.endMarkedContent();
    // A repeated heading is not read twice; a structure made but never attached would keep the file from ending.
    const row = artifact ? null : doc.struct('TR');
    if (row) table.add(row);
    let x = page.left;
    cells.forEach((lines, i) => {
      const left = x + PAD;
      const draw = () => {
        doc.font(font).fontSize(SIZE).fillColor('#000');
        lines.forEach((line, n) => doc.text(line, left, top + PAD + n * lineHeight, { lineBreak: false }));
      };
      if (row === null) {
        doc.markContent('Artifact', { type: 'Layout' });
        draw();
        doc.endMarkedContent();
      } else row.add(doc.struct(kind, scopeOf(kind), [draw]));
      x += widths[i] ?? 0;
    });
    row?.end();
    doc.x = page.left;
    doc.y = top + height;
  };

  const heading = columns.map((column, i) =>
    page.wrap(column.heading, (widths[i] ?? 0) - 2 * PAD, SIZE, true),
  );
  const headingHeight = Math.max(...heading.map((lines) => lines.length)) * lineHeight + 2 * PAD;
  const nextPage = () => {
    page.turn();
    drawRow(heading, 'TH', true);
  };

  page.ensure(headingHeight + 3 * lineHeight);
  drawRow(heading, 'TH');
  for (const row of rows) {
    let cells = row.map((cell, i) => page.wrap(cell, (widths[i] ?? 0) - 2 * PAD, SIZE));
    const onFreshPage = Math.floor((page.height - headingHeight - 2 * PAD) / lineHeight);
    while (cells.some((lines) => lines.length > 0)) {
      const room = Math.floor((page.bottom - doc.y - 2 * PAD) / lineHeight);
      const lines = Math.max(...cells.map((cell) => cell.length));
      if (lines > room && (lines <= onFreshPage || room < 3)) {
        nextPage();
        continue;
      }
      drawRow(
        cells.map((cell) => cell.slice(0, room)),
        'TD',
      );
      cells = cells.map((cell) => cell.slice(room));
    }
  }
  table.end();
  doc.y += 10;
}

/** pdfkit writes the scope of a heading; its types do not know. */
const scopeOf = (kind: 'TH' | 'TD'): { lang?: string; scope?: string } =>
  kind === 'TH' ? { scope: 'Column' } : {};
