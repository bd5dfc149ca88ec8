declare module '../../i18n/words.js' {
  interface Catalog {
    web: typeof web;
  }
}

/** Words of the layouts, the components and the error pages. */
export const web = {
  hidden: 'Data tersembunyi',
  layout: {
    skip: 'Langsung ke isi halaman',
    home: 'Rakornas, ke beranda',
    account: 'Akun',
    sections: 'Bagian Rakornas ini',
    staffSections: 'Ruang kerja panitia',
    signIn: 'Masuk',
    signOut: 'Keluar',
    visible: 'Yang terlihat publik:',
    demoLabel: 'Pemberitahuan',
    demo: 'Contoh untuk dicoba: orang dan isiannya rekaan.',
    facts: 'Fakta rapat',
    organizer: 'Penyelenggara:',
    about: 'Perangkat lunak sumber terbuka untuk rapat koordinasi nasional.',
    top: 'Kembali ke atas',
    publicPage: 'Lihat halaman publik',
  },
  form: {
    problem: 'Ada isian yang perlu diperbaiki',
    error: 'Galat:',
    warning: 'Peringatan:',
    optional: '(opsional)',
    show: 'Tampilkan',
    hide: 'Sembunyikan',
    sending: 'Mengirim…',
    restored: 'Isian Anda yang belum terkirim sudah kami kembalikan.',
    discard: 'Buang isian ini',
    yes: 'ya',
    no: 'tidak',
    current: 'Yang tersimpan sekarang:',
    offline: 'Tidak ada sambungan. Isian Anda tersimpan di perangkat ini; kirim lagi setelah tersambung.',
  },
  nav: {
    showing: '{from}–{to} dari {total}',
    breadcrumbs: 'Letak halaman',
    back: 'Kembali',
    search: 'Cari',
    filter: 'Saring',
    clearFilter: 'Hapus saringan',
    pages: 'Halaman',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    page: 'Halaman {number}',
    steps: 'Langkah',
    stepDone: 'selesai',
  },
  data: {
    sameTable: 'Data yang sama dalam tabel',
    old: 'semula',
    new: 'menjadi',
    copy: 'Salin teks',
    copied: 'Tersalin',
    whatsapp: 'Bagikan lewat WhatsApp',
    keys: 'Di dalam tabel: tombol j dan k berpindah baris, Enter membuka.',
  },
  agenda: {
    days: 'Hari',
    search: 'Cari sesi, ruang, atau narasumber',
    found: '{count} sesi cocok',
    noMatch: 'Tidak ada sesi yang cocok',
    now: 'Sedang berlangsung',
    next: 'Berikutnya',
    until: 'sampai',
    yourTime: 'waktu Anda',
    cancelled: 'Dibatalkan',
    closed: 'Tertutup',
  },
  error: {
    reference: 'Nomor rujukan',
    referenceUse: 'Sebutkan nomor ini bila Anda menghubungi sekretariat.',
    home: 'Ke beranda',
    forbidden: {
      title: 'Anda tidak berwenang membuka bagian ini',
      next: 'Anda juga dapat keluar, lalu masuk dengan akun lain.',
    },
    notFound: {
      title: 'Halaman tidak ditemukan',
      text: 'Tidak ada halaman untuk Anda di alamat ini.',
      next: 'Periksa kembali alamatnya. Bila Anda menerimanya dari panitia, cobalah masuk lebih dahulu.',
    },
    invalid: {
      title: 'Permintaan belum dapat diproses',
      next: 'Kembali ke halaman sebelumnya, muat ulang, lalu kirim sekali lagi.',
    },
    tooMany: {
      title: 'Terlalu banyak permintaan',
      next: 'Tunggu satu menit, lalu coba lagi.',
    },
    failed: {
      title: 'Terjadi kesalahan pada sistem kami',
      text: 'Ini bukan kesalahan Anda. Catatannya sudah kami simpan untuk diperiksa.',
      next: 'Coba lagi beberapa saat lagi. Sebelum mengirim ulang, periksa apakah isian Anda sudah tersimpan.',
    },
    unavailable: {
      title: 'Layanan sedang tidak tersedia',
      text: 'Sistem sedang dipelihara atau sangat sibuk. Data yang sudah tersimpan tetap aman.',
      next: 'Coba lagi dalam beberapa menit. Untuk registrasi di lokasi, panitia memegang daftar cetak.',
    },
  },
} as const;
