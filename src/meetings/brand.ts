import { checked, text } from '../web/fields.js';
import type { MessageKey } from '../i18n/words.js';

/** WCAG 2.2 wants 4.5 between text and its ground. */
const ENOUGH = 4.5;

/** An organizer's colour "#0b5f5c", dark enough that white letters on it can be read. */
export const brandColor = (spec: { label: MessageKey; hint: MessageKey }) =>
  checked(
    checked(text({ ...spec, max: 7 }), (hex) => /^#[0-9a-fA-F]{6}$/.test(hex), 'meetings.refusals.colorForm'),
    (hex) => contrastWithWhite(hex) >= ENOUGH,
    'meetings.refusals.colorContrast',
  );

/** The contrast ratio of a colour to white, 1–21 (WCAG 2.2, relative luminance). */
export function contrastWithWhite(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** The stylesheet that puts an organizer's colour in place of ours. */
export function brandStyles(hex: string): string {
  const deep = mix(hex, '#000000', 0.35);
  const tint = mix(hex, '#ffffff', 0.89);
  return `:root{--brand:${hex};--brand-deep:${deep};--brand-tint:${tint};--on-brand:#fff}\n`;
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function mix(a: string, b: string, share: number): string {
  const other = channels(b);
  return (
    '#' +
    channels(a)
      .map((value, i) => Math.round(value * (1 - share) + (other[i] ?? 0) * share))
      .map((value) => value.toString(16).padStart(2, '0'))
      .join('')
  );
}
