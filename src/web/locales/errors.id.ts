declare module '../../i18n/words.js' {
  interface Catalog {
    errors: typeof errors;
  }
}

/** What the program says when it refuses something. */
export const errors = {
  title: 'Tidak dapat diproses',
  required: 'wajib diisi',
  invalid: 'isian ini tidak dapat dibaca',
  tooLong: 'paling banyak {max} karakter',
  tooShort: 'paling sedikit {min} karakter',
  tooSmall: 'paling kecil {min}',
  tooLarge: 'paling besar {max}',
  integer: 'tulis bilangan bulat, misalnya 12',
  email: 'tulis alamat surel yang lengkap, misalnya nama@instansi.go.id',
  phone: 'tulis nomor telepon yang lengkap, misalnya 0812 3456 7890',
  date: 'tulis tanggal yang benar, misalnya 15-10-2019',
  time: 'tulis jam yang benar, misalnya 09.05',
  choice: 'pilih salah satu yang tersedia',
  fileRequired: 'pilih sebuah berkas',
  fileType: 'berkas harus PDF, JPEG, atau PNG; isinya diperiksa, bukan namanya',
  fileLarge: 'berkas paling besar 10 MB',
  tooBig: 'Kiriman ini terlalu besar: berkas paling besar 10 MB, isian tanpa berkas paling besar 2 MB.',
  duplicate: 'Sudah ada yang sama.',
  transition:
    'Langkah ini tidak dapat dilakukan dari keadaan sekarang. Muat ulang halaman untuk melihat keadaan terbaru.',
  stale:
    'Orang lain menyimpan lebih dulu. Isian Anda masih ada di bawah; bandingkan dengan yang tersimpan, lalu simpan lagi.',
  notFound: 'Tidak ada halaman untuk Anda di alamat ini.',
  forbidden: 'Anda tidak berwenang melakukan ini.',
  signInRequired: 'Silakan masuk lebih dahulu.',
  forged:
    'Halaman ini sudah terlalu lama terbuka atau dibuka dari tempat lain. Kembali, muat ulang, lalu kirim sekali lagi.',
  tooMany: 'Terlalu banyak percobaan. Coba lagi dalam {minutes} menit.',
  failed: 'Terjadi kesalahan pada sistem kami.',
} as const;
