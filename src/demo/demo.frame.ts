import type { MeetingDetails } from '../meetings/meeting.entity.js';
import type { LocalDate } from '../kernel/time.js';

/**
 * The real meeting of 2019, as ANTARA reported it from Kupang on 15 October 2019: title, organizer, place, zone, the 34
 * provinces, the topics. What the report does not say is made up for the sample and says so ("contoh").
 */
export const RAKORNAS_2019: MeetingDetails = {
  title:
    'Rapat Koordinasi Nasional Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang Tahun 2019',
  titleEn:
    'National Coordination Meeting of the Task Force on the Prevention and Handling of Trafficking in Persons 2019',
  shortTitle: 'Rakornas TPPO 2019',
  theme: 'Dari hulu sampai hilir: sinergi dan harmonisasi seluruh pihak (contoh)',
  about:
    'Perwakilan dari 34 provinsi bertemu di Kupang untuk berbagi kebijakan dan isu terbaru, mengevaluasi kelembagaan gugus tugas, membedah modus terkini, dan mencari langkah bersama.\n\nNusa Tenggara Timur dipilih karena disebut penyelenggara sebagai daerah dengan tingkat TPPO tertinggi secara nasional. Sumber: ANTARA, 15 Oktober 2019.\n\nJudul, penyelenggara, kota, tanggal 15 Oktober 2019, 34 provinsi, dan pokok bahasan adalah fakta pemberitaan. Hari kedua dan ketiga, susunan acara, peserta, notula, dan hasil di sini adalah contoh.',
  organizer: 'Kementerian Pemberdayaan Perempuan dan Perlindungan Anak',
  letterhead:
    'KEMENTERIAN PEMBERDAYAAN PEREMPUAN\nDAN PERLINDUNGAN ANAK REPUBLIK INDONESIA\n(contoh kop surat)',
  contact: 'Sekretariat rapat (contoh), panitia@contoh.example',
  venue: 'Balai sidang (contoh)',
  city: 'Kupang',
  provinceCode: '53',
  timeZone: 'Asia/Makassar',
  startsOn: '2019-10-15' as LocalDate,
  endsOn: '2019-10-17' as LocalDate,
  registrationOpensAt: null,
  registrationClosesAt: null,
  dress: 'Batik lengan panjang (contoh)',
  funding:
    'Perjalanan dan penginapan ditanggung instansi pengirim; konsumsi ditanggung penyelenggara (contoh)',
  brandColor: null,
};

/** A meeting still to be prepared, with the provinces of today. */
export const RAKORNAS_NEXT: MeetingDetails = {
  title: 'Rapat Koordinasi Nasional Contoh Tahun 2027',
  titleEn: 'Sample National Coordination Meeting 2027',
  shortTitle: 'Rakornas Contoh 2027',
  theme: null,
  about:
    'Rapat contoh yang masih disiapkan: undangan sudah dibuat untuk 38 provinsi, sisanya tinggal Anda isi.',
  organizer: 'Penyelenggara Contoh',
  letterhead: null,
  contact: null,
  venue: null,
  city: 'Jakarta',
  provinceCode: '31',
  timeZone: 'Asia/Jakarta',
  startsOn: '2027-10-12' as LocalDate,
  endsOn: '2027-10-14' as LocalDate,
  registrationOpensAt: null,
  registrationClosesAt: null,
  dress: null,
  funding: null,
  brandColor: '#7a3b12',
};

/** The categories and their seats in each delegation of the sample. */
export const CATEGORIES = [
  { name: 'Kepala dinas', nameEn: 'Head of office', defaultSeats: 1, selfFunded: false },
  { name: 'Pejabat teknis', nameEn: 'Technical official', defaultSeats: 1, selfFunded: false },
  { name: 'Unsur masyarakat', nameEn: 'Community', defaultSeats: 2, selfFunded: false },
  { name: 'Tambahan (biaya sendiri)', nameEn: 'Extra (self-funded)', defaultSeats: 1, selfFunded: true },
] as const;

/** Bodies besides the provinces; made up for the sample. */
export const BODIES = [
  { kind: 'ministry', name: 'Kementerian Luar Negeri (contoh)' },
  { kind: 'ministry', name: 'Kementerian Ketenagakerjaan (contoh)' },
  { kind: 'ministry', name: 'Kementerian Sosial (contoh)' },
  { kind: 'police', name: 'Kepolisian Negara Republik Indonesia (contoh)' },
  { kind: 'ngo', name: 'Jaringan Pendamping Contoh' },
  { kind: 'university', name: 'Universitas Contoh' },
] as const;
