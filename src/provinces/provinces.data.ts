/**
 * The provinces of Indonesia with the dates between which they exist.
 * Sources: Kemendagri codes and names: cahyadsn/wilayah (MIT, Kepmendagri 300.2.2-2430/2025), cross-checked with
 * fityannugroho/idn-area-data (MIT/ODbL); ISO 3166-2:ID: iso-codes; BPS codes: zakiego/Kode-Wilayah-Administrasi-Indonesia;
 * zones: Keppres 41/1987; the four of 2022: UU 14, 15, 16 and 29 of 2022. `validFrom` is the day of enactment, never the
 * inauguration. Column and row place a tile on a grid of 16 × 8, a layout of this project's own.
 */
export interface ProvinceRecord {
  /** Kemendagri's code: the key. BPS uses the same digits for other provinces (91 is Papua in one, Papua Barat in the other). */
  readonly code: string;
  /** ISO 3166-2, for interchange. */
  readonly iso: string;
  /** BPS's code, for joining statistics. */
  readonly bps: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly timeZone: string;
  readonly validFrom: string;
  /** null: still exists. */
  readonly validTo: string | null;
  readonly column: number;
  readonly row: number;
  readonly formerNames: readonly { readonly name: string; readonly from: string | null; readonly to: string | null }[];
}

export const PROVINCES: readonly ProvinceRecord[] = [
  { code: '11', iso: 'ID-AC', bps: '11', abbreviation: 'AC', name: 'Aceh', timeZone: 'Asia/Jakarta', validFrom: '1956-12-07', validTo: null, column: 1, row: 1, formerNames: [{ name: 'Nanggroe Aceh Darussalam', from: '2001-08-09', to: '2009-04-07' }] },
  { code: '12', iso: 'ID-SU', bps: '12', abbreviation: 'SU', name: 'Sumatera Utara', timeZone: 'Asia/Jakarta', validFrom: '1948-04-15', validTo: null, column: 2, row: 2, formerNames: [] },
  { code: '13', iso: 'ID-SB', bps: '13', abbreviation: 'SB', name: 'Sumatera Barat', timeZone: 'Asia/Jakarta', validFrom: '1957-08-09', validTo: null, column: 2, row: 3, formerNames: [] },
  { code: '14', iso: 'ID-RI', bps: '14', abbreviation: 'RI', name: 'Riau', timeZone: 'Asia/Jakarta', validFrom: '1957-08-09', validTo: null, column: 3, row: 3, formerNames: [] },
  { code: '15', iso: 'ID-JA', bps: '15', abbreviation: 'JA', name: 'Jambi', timeZone: 'Asia/Jakarta', validFrom: '1957-08-09', validTo: null, column: 3, row: 4, formerNames: [] },
  { code: '16', iso: 'ID-SS', bps: '16', abbreviation: 'SS', name: 'Sumatera Selatan', timeZone: 'Asia/Jakarta', validFrom: '1950-08-14', validTo: null, column: 4, row: 5, formerNames: [] },
  { code: '17', iso: 'ID-BE', bps: '17', abbreviation: 'BE', name: 'Bengkulu', timeZone: 'Asia/Jakarta', validFrom: '1967-09-12', validTo: null, column: 3, row: 5, formerNames: [] },
  { code: '18', iso: 'ID-LA', bps: '18', abbreviation: 'LA', name: 'Lampung', timeZone: 'Asia/Jakarta', validFrom: '1964-02-13', validTo: null, column: 4, row: 6, formerNames: [] },
  { code: '19', iso: 'ID-BB', bps: '19', abbreviation: 'BB', name: 'Kepulauan Bangka Belitung', timeZone: 'Asia/Jakarta', validFrom: '2000-12-04', validTo: null, column: 5, row: 5, formerNames: [] },
  { code: '21', iso: 'ID-KR', bps: '21', abbreviation: 'KR', name: 'Kepulauan Riau', timeZone: 'Asia/Jakarta', validFrom: '2002-10-25', validTo: null, column: 4, row: 3, formerNames: [] },
  { code: '31', iso: 'ID-JK', bps: '31', abbreviation: 'JK', name: 'DKI Jakarta', timeZone: 'Asia/Jakarta', validFrom: '1961-08-28', validTo: null, column: 6, row: 7, formerNames: [] },
  { code: '32', iso: 'ID-JB', bps: '32', abbreviation: 'JB', name: 'Jawa Barat', timeZone: 'Asia/Jakarta', validFrom: '1950-07-04', validTo: null, column: 6, row: 8, formerNames: [] },
  { code: '33', iso: 'ID-JT', bps: '33', abbreviation: 'JT', name: 'Jawa Tengah', timeZone: 'Asia/Jakarta', validFrom: '1950-07-04', validTo: null, column: 7, row: 7, formerNames: [] },
  { code: '34', iso: 'ID-YO', bps: '34', abbreviation: 'YO', name: 'DI Yogyakarta', timeZone: 'Asia/Jakarta', validFrom: '1950-03-04', validTo: null, column: 7, row: 8, formerNames: [] },
  { code: '35', iso: 'ID-JI', bps: '35', abbreviation: 'JI', name: 'Jawa Timur', timeZone: 'Asia/Jakarta', validFrom: '1950-03-04', validTo: null, column: 8, row: 7, formerNames: [] },
  { code: '36', iso: 'ID-BT', bps: '36', abbreviation: 'BT', name: 'Banten', timeZone: 'Asia/Jakarta', validFrom: '2000-10-17', validTo: null, column: 5, row: 7, formerNames: [] },
  { code: '51', iso: 'ID-BA', bps: '51', abbreviation: 'BA', name: 'Bali', timeZone: 'Asia/Makassar', validFrom: '1958-08-14', validTo: null, column: 9, row: 8, formerNames: [] },
  { code: '52', iso: 'ID-NB', bps: '52', abbreviation: 'NB', name: 'Nusa Tenggara Barat', timeZone: 'Asia/Makassar', validFrom: '1958-08-14', validTo: null, column: 10, row: 8, formerNames: [] },
  { code: '53', iso: 'ID-NT', bps: '53', abbreviation: 'NT', name: 'Nusa Tenggara Timur', timeZone: 'Asia/Makassar', validFrom: '1958-08-14', validTo: null, column: 11, row: 8, formerNames: [] },
  { code: '61', iso: 'ID-KB', bps: '61', abbreviation: 'KB', name: 'Kalimantan Barat', timeZone: 'Asia/Pontianak', validFrom: '1956-12-07', validTo: null, column: 6, row: 3, formerNames: [] },
  { code: '62', iso: 'ID-KT', bps: '62', abbreviation: 'KT', name: 'Kalimantan Tengah', timeZone: 'Asia/Pontianak', validFrom: '1957-05-23', validTo: null, column: 7, row: 4, formerNames: [] },
  { code: '63', iso: 'ID-KS', bps: '63', abbreviation: 'KS', name: 'Kalimantan Selatan', timeZone: 'Asia/Makassar', validFrom: '1956-12-07', validTo: null, column: 8, row: 4, formerNames: [] },
  { code: '64', iso: 'ID-KI', bps: '64', abbreviation: 'KI', name: 'Kalimantan Timur', timeZone: 'Asia/Makassar', validFrom: '1956-12-07', validTo: null, column: 8, row: 3, formerNames: [] },
  { code: '65', iso: 'ID-KU', bps: '65', abbreviation: 'KU', name: 'Kalimantan Utara', timeZone: 'Asia/Makassar', validFrom: '2012-11-16', validTo: null, column: 8, row: 2, formerNames: [] },
  { code: '71', iso: 'ID-SA', bps: '71', abbreviation: 'SA', name: 'Sulawesi Utara', timeZone: 'Asia/Makassar', validFrom: '1964-09-23', validTo: null, column: 12, row: 2, formerNames: [] },
  { code: '72', iso: 'ID-ST', bps: '72', abbreviation: 'ST', name: 'Sulawesi Tengah', timeZone: 'Asia/Makassar', validFrom: '1964-09-23', validTo: null, column: 11, row: 3, formerNames: [] },
  { code: '73', iso: 'ID-SN', bps: '73', abbreviation: 'SN', name: 'Sulawesi Selatan', timeZone: 'Asia/Makassar', validFrom: '1960-12-13', validTo: null, column: 10, row: 5, formerNames: [] },
  { code: '74', iso: 'ID-SG', bps: '74', abbreviation: 'SG', name: 'Sulawesi Tenggara', timeZone: 'Asia/Makassar', validFrom: '1964-09-23', validTo: null, column: 11, row: 4, formerNames: [] },
  { code: '75', iso: 'ID-GO', bps: '75', abbreviation: 'GO', name: 'Gorontalo', timeZone: 'Asia/Makassar', validFrom: '2000-12-22', validTo: null, column: 11, row: 2, formerNames: [] },
  { code: '76', iso: 'ID-SR', bps: '76', abbreviation: 'SR', name: 'Sulawesi Barat', timeZone: 'Asia/Makassar', validFrom: '2004-10-05', validTo: null, column: 10, row: 4, formerNames: [] },
  { code: '81', iso: 'ID-MA', bps: '81', abbreviation: 'MA', name: 'Maluku', timeZone: 'Asia/Jayapura', validFrom: '1958-06-17', validTo: null, column: 13, row: 5, formerNames: [] },
  { code: '82', iso: 'ID-MU', bps: '82', abbreviation: 'MU', name: 'Maluku Utara', timeZone: 'Asia/Jayapura', validFrom: '1999-10-04', validTo: null, column: 13, row: 3, formerNames: [] },
  { code: '91', iso: 'ID-PA', bps: '94', abbreviation: 'PA', name: 'Papua', timeZone: 'Asia/Jayapura', validFrom: '1969-09-10', validTo: null, column: 16, row: 3, formerNames: [{ name: 'Irian Barat', from: '1969-09-10', to: '1973-03-01' }, { name: 'Irian Jaya', from: '1973-03-01', to: '2002-01-01' }] },
  { code: '92', iso: 'ID-PB', bps: '91', abbreviation: 'PB', name: 'Papua Barat', timeZone: 'Asia/Jayapura', validFrom: '1999-10-04', validTo: null, column: 15, row: 3, formerNames: [{ name: 'Irian Jaya Barat', from: '1999-10-04', to: '2007-04-18' }] },
  { code: '93', iso: 'ID-PS', bps: '95', abbreviation: 'PS', name: 'Papua Selatan', timeZone: 'Asia/Jayapura', validFrom: '2022-07-25', validTo: null, column: 16, row: 5, formerNames: [] },
  { code: '94', iso: 'ID-PT', bps: '96', abbreviation: 'PT', name: 'Papua Tengah', timeZone: 'Asia/Jayapura', validFrom: '2022-07-25', validTo: null, column: 15, row: 4, formerNames: [] },
  { code: '95', iso: 'ID-PE', bps: '97', abbreviation: 'PE', name: 'Papua Pegunungan', timeZone: 'Asia/Jayapura', validFrom: '2022-07-25', validTo: null, column: 16, row: 4, formerNames: [] },
  { code: '96', iso: 'ID-PD', bps: '92', abbreviation: 'PD', name: 'Papua Barat Daya', timeZone: 'Asia/Jayapura', validFrom: '2022-12-08', validTo: null, column: 14, row: 3, formerNames: [] },
];
