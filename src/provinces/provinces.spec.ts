import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../kernel/time.js';
import { provinceOn, provincesOn } from './provinces.js';

const on = (day: string) => provincesOn(day as LocalDate);

describe('the provinces of a day', () => {
  it.each([
    ['2004-10-04', 32],
    ['2012-11-15', 33],
    ['2019-10-15', 34],
    ['2022-07-24', 34],
    ['2022-07-25', 37],
    ['2022-12-07', 37],
    ['2022-12-08', 38],
    ['2027-10-01', 38],
  ])('%s had %i', (day, count) => {
    expect(on(day)).toHaveLength(count);
  });

  it('leaves out the four of 2022 in 2019 rather than showing them empty', () => {
    const names = on('2019-10-15').map((province) => province.name);
    expect(names).not.toContain('Papua Pegunungan');
    expect(names).not.toContain('Papua Barat Daya');
  });

  it('gives every tile its own cell of the grid', () => {
    expect(new Set(on('2026-11-23').map(({ column, row }) => `${column}.${row}`)).size).toBe(38);
  });

  it('finds by the Kemendagri code: 91 is Papua, although it is Papua Barat for BPS', () => {
    expect(provinceOn('2019-10-15' as LocalDate, '91')?.name).toBe('Papua');
    expect(provinceOn('2019-10-15' as LocalDate, '96')).toBeNull();
  });
});
