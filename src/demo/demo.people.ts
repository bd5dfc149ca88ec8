import type { DelegateDetails } from '../delegations/registration.entity.js';

const WOMEN = [
  'Maria',
  'Siti',
  'Dewi',
  'Rahmawati',
  'Yohana',
  'Ni Luh',
  'Fatimah',
  'Ruth',
  'Nurhayati',
  'Lestari',
  'Anastasia',
  'Wulan',
  'Hasnah',
  'Theresia',
  'Ratna',
  'Sulastri',
  'Magdalena',
  'Intan',
] as const;
const MEN = [
  'Yohanes',
  'Ahmad',
  'Agus',
  'I Made',
  'Petrus',
  'Bambang',
  'Rizal',
  'Daniel',
  'Sukarno',
  'Hendra',
  'Marthen',
  'Joko',
  'Syahrul',
  'Gregorius',
  'Taufik',
  'Wayan',
  'Lukas',
  'Eko',
] as const;
const FAMILIES = [
  'Bere',
  'Lubis',
  'Wijaya',
  'Tamba',
  'Saragih',
  'Kogoya',
  'Pratama',
  'Manafe',
  'Harahap',
  'Rumbiak',
  'Sutrisno',
  'Nasution',
  'Tuhumury',
  'Daeng',
  'Suryani',
  'Ola',
  'Mokodompit',
  'Antasari',
  "Ma'ruf",
  'Hutagalung',
] as const;
const TITLES = ['', '', ', S.Sos.', ', S.H., M.H.', ', S.E.', ', M.Si.'] as const;
const POSITIONS = [
  'Kepala Dinas',
  'Kepala Bidang',
  'Pendamping masyarakat',
  'Analis kebijakan',
  'Ketua forum',
] as const;

/** The people of the sample: made up, and each says so in the name. The same number gives the same person. */
export function person(n: number, institution: string): DelegateDetails {
  const sex = (n * 7) % 15 < 7 ? 'P' : 'L';
  const firsts = sex === 'P' ? WOMEN : MEN;
  const pick = <T>(list: readonly T[], step: number): T => list[(n * step + 3) % list.length] as T;
  // Single-word names are names.
  const family = n % 17 === 0 ? '' : ` ${pick(FAMILIES, 7)}`;
  return {
    name: `${pick(firsts, 5)}${family}${pick(TITLES, 5)} (contoh)`,
    sex,
    position: POSITIONS[n % POSITIONS.length] ?? 'Peserta',
    institution,
    email: null,
    phone: n % 3 === 0 ? null : `+62812000${String(10_000 + n)}`,
  };
}
