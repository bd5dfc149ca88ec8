import type { Translate } from '../i18n/translator.js';

/** What `components/pagination` draws. */
export interface Pager {
  summary: string;
  previous: string | null;
  next: string | null;
  pages: { text: string; url: string | null; current: boolean }[];
}

/** The pager of a list; null when one page holds it all. Pages count from 1. */
export function pagerOf(
  total: number,
  size: number,
  page: number,
  href: (page: number) => string,
  t: Translate,
): Pager | null {
  const last = Math.ceil(total / size);
  if (last <= 1) return null;
  const near = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n >= 1 && n <= last);
  const pages = near.flatMap((n, i) => {
    const gap = i > 0 && n - (near[i - 1] ?? n) > 1 ? [{ text: '…', url: null, current: false }] : [];
    return [...gap, { text: String(n), url: href(n), current: n === page }];
  });
  const from = (page - 1) * size + 1;
  return {
    summary: t('web.nav.showing', { from, to: Math.min(total, page * size), total }),
    previous: page > 1 ? href(page - 1) : null,
    next: page < last ? href(page + 1) : null,
    pages,
  };
}

/** The page number somebody asked for; anything odd is page 1. */
export const pageOf = (given: unknown): number =>
  typeof given === 'string' && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
