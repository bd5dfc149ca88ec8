import type { LocalDate } from '../kernel/time.js';
import { type ProvinceRecord, PROVINCES } from './provinces.data.js';

/** A province as it stood on a day. */
export type Province = Omit<ProvinceRecord, 'formerNames'>;

/** The provinces that existed on that day, with the names of that day, in the order of their codes. */
export const provincesOn = (day: LocalDate): Province[] =>
  PROVINCES.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo)).map(
    ({ formerNames, ...province }) => ({
      ...province,
      name:
        formerNames.find(({ from, to }) => (from ?? '') <= day && to !== null && day < to)?.name ??
        province.name,
    }),
  );

/** The province of a Kemendagri code on that day; null when there was none. */
export const provinceOn = (day: LocalDate, code: string): Province | null =>
  provincesOn(day).find((province) => province.code === code) ?? null;
