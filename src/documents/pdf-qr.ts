import QRCode from 'qrcode';

/** Draws a QR code as squares: sharp at any size, and the same bytes for the same words. */
export function drawQr(doc: PDFKit.PDFDocument, words: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(words, { errorCorrectionLevel: 'M' });
  const step = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size; from += 1) {
      if (!modules.get(row, from)) continue;
      let to = from;
      while (to + 1 < modules.size && modules.get(row, to + 1)) to += 1;
      doc.rect(x + from * step, y + row * step, (to - from + 1) * step, step);
      from = to;
    }
  }
  doc.fill('#000');
}
