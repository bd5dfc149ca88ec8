declare module '../../i18n/words.js' {
  interface Catalog {
    accounts: typeof accounts;
  }
}

/** Words of signing in, of one's own account, and of the list of accounts. */
export const accounts = {
  fields: {
    email: 'Alamat surel',
    emailHint: 'Alamat yang Anda pakai saat didaftarkan, misalnya nama@instansi.go.id',
    code: 'Kode dari surel',
    codeHint: 'Enam angka',
    passphrase: 'Frasa sandi',
    newPassphrase: 'Frasa sandi baru',
    newPassphraseHint:
      'Paling sedikit 12 karakter. Beberapa kata yang mudah Anda ingat lebih aman daripada satu kata rumit.',
    currentPassphrase: 'Frasa sandi sekarang',
    personalCode: 'Kode pribadi',
    personalCodeHint:
      'Tercetak pada kartu atau surat Anda, misalnya 7K2M-PQ4R-X9TD. Huruf besar atau kecil sama saja.',
    totp: 'Kode autentikator',
    totpHint: 'Enam angka yang tampil di aplikasi autentikator Anda',
    name: 'Nama lengkap',
    nameHint: 'Dengan gelar, sebagaimana ditulis dalam surat',
    mayCreateMeetings: 'Boleh membuat Rakornas baru',
    admin: 'Admin sistem: mengelola akun dan data rujukan',
  },
  problems: {
    digits: 'kode tidak cocok, sudah dipakai, atau sudah lewat waktunya',
    credentials: 'surel atau frasa sandi tidak cocok',
    personalCode: 'kode pribadi tidak cocok',
    authenticator: 'kode tidak cocok atau sudah dipakai; tunggu kode berikutnya lalu coba lagi',
    currentPassphrase: 'frasa sandi sekarang tidak cocok',
    closed: 'akun ini tidak dapat dipakai masuk',
    secondStep: 'Akun ini harus dilengkapi frasa sandi dan autentikator lebih dahulu lewat halaman masuk.',
    incomplete: 'Sebutkan surel dan frasa sandi, atau kode pribadi.',
    emailTaken: 'sudah ada akun dengan alamat surel ini',
    ownAccount: 'Tindakan ini tidak dapat dilakukan terhadap akun Anda sendiri.',
  },
  notices: {
    signedOut: 'Anda sudah keluar.',
    sessionEnded: 'Sesi itu sudah diakhiri.',
    othersEnded: 'Semua sesi lain sudah diakhiri.',
    passphraseSet: 'Frasa sandi baru sudah berlaku. Sesi di perangkat lain sudah diakhiri.',
    authenticatorSet: 'Autentikator baru sudah berlaku.',
    invited: 'Akun dibuka dan undangan dikirim lewat surel.',
    reset: 'Akun diatur ulang dan tautan baru dikirim lewat surel.',
    disabled: 'Akun dinonaktifkan dan semua sesinya diakhiri.',
    enabled: 'Akun diaktifkan kembali.',
    saved: 'Perubahan disimpan.',
  },
  signIn: {
    title: 'Masuk',
    lead: 'Kami kirim tautan dan kode sekali pakai ke surel Anda. Tidak perlu kata sandi.',
    send: 'Kirim tautan dan kode masuk',
    noMail:
      'Pengiriman surel belum diatur di server ini. Mintalah tautan masuk kepada panitia, atau pakai cara lain di bawah.',
    others: 'Cara lain untuk masuk',
    byPassphrase: 'Saya panitia atau sekretariat',
    byPassphraseAbout: 'Dengan frasa sandi dan kode autentikator',
    byPersonalCode: 'Saya punya kode pribadi',
    byPersonalCodeAbout: 'Dua belas huruf dan angka pada kartu atau surat Anda',
    byMail: 'Kirim tautan dan kode ke surel saya',
    demo: 'Coba sebagai',
    byOwnMail: 'Masuk dengan surel',
    demoAs: 'Masuk sebagai: {role} · {meeting}',
    demoAsNobody: 'Masuk sebagai: {role}',
  },
  roles: {
    organizer: 'panitia',
    secretariat: 'sekretariat',
    minute_taker: 'notulis',
    chair: 'pimpinan sidang',
    coordinator: 'koordinator delegasi',
    delegate: 'peserta',
    desk: 'petugas registrasi',
    admin: 'admin sistem',
  },
  code: {
    title: 'Periksa surel Anda',
    lead: 'Bila {email} terdaftar, kami sudah mengirim tautan dan kode ke sana. Keduanya berlaku 15 menit dan hanya dapat dipakai sekali.',
    submit: 'Masuk',
    noneTitle: 'Surel belum datang?',
    none: 'Periksa folder spam, atau mintalah sekali lagi.',
    again: 'Minta kode baru',
  },
  passphrase: {
    title: 'Masuk dengan frasa sandi',
    lead: 'Untuk panitia, sekretariat, notulis, pimpinan sidang, dan petugas registrasi.',
    submit: 'Lanjutkan',
    forgotten: 'Lupa frasa sandi? Mintalah admin sistem mengatur ulang akun Anda.',
  },
  personalCode: {
    title: 'Masuk dengan kode pribadi',
    lead: 'Untuk yang tidak memakai surel.',
    submit: 'Masuk',
  },
  authenticator: {
    title: 'Satu langkah lagi',
    lead: 'Buka aplikasi autentikator di ponsel Anda dan ketik kode untuk Rakornas.',
    submit: 'Masuk',
    lost: 'Ponsel hilang atau berganti? Mintalah admin sistem mengatur ulang akun Anda.',
  },
  setUp: {
    passphraseStep: 'Frasa sandi',
    authenticatorStep: 'Autentikator',
    passphraseTitle: 'Buat frasa sandi',
    passphraseLead:
      'Panitia melihat data orang lain, jadi akun Anda dijaga dua hal: frasa sandi yang Anda ingat dan kode dari ponsel Anda.',
    passphraseSubmit: 'Simpan dan lanjutkan',
    authenticatorTitle: 'Pasang autentikator',
    authenticatorLead:
      'Setiap kali masuk, Anda mengetik kode enam angka dari aplikasi autentikator di ponsel.',
    authenticatorSubmit: 'Pasang dan lanjutkan',
    app: 'Pasang aplikasi autentikator di ponsel: Google Authenticator, Aegis, 2FAS, atau yang sejenis.',
    scan: 'Pindai gambar ini dengan aplikasi itu.',
    qr: 'Kode QR untuk aplikasi autentikator',
    byHand: 'Tidak dapat memindai? Ketik kunci ini di aplikasi',
    byHandAbout: 'Jenis: berbasis waktu (TOTP), enam angka, 30 detik.',
    type: 'Ketik kode yang tampil di aplikasi.',
  },
  link: {
    title: 'Masuk ke Rakornas',
    lead: 'Tautan ini untuk {name} dan hanya dapat dipakai sekali.',
    submit: 'Masuk sebagai {name}',
    goneTitle: 'Tautan ini sudah tidak berlaku',
    goneLead:
      'Tautan masuk hanya dapat dipakai sekali dan dalam waktu terbatas. Mintalah yang baru; hanya butuh sebentar.',
    goneSubmit: 'Minta tautan baru',
  },
  start: {
    title: 'Siapkan sistem ini',
    lead: 'Belum ada akun. Akun pertama ini menjadi admin sistem: ia membuka akun lain dan boleh membuat Rakornas.',
    submit: 'Buat akun admin',
    announce: 'Belum ada akun. Buat akun admin di alamat sekali pakai ini:',
  },
  mine: {
    title: 'Akun saya',
    about: 'Data akun',
    name: 'Nama',
    email: 'Surel',
    passphrase: 'Frasa sandi',
    authenticator: 'Autentikator',
    personalCode: 'Kode pribadi',
    isSet: 'Terpasang',
    isNotSet: 'Belum ada',
    change: 'Ganti',
    setUp: 'Pasang',
    make: 'Buat',
    sessions: 'Tempat Anda masuk',
    sessionsAbout: 'Bila ada yang tidak Anda kenali, akhiri sesi itu, lalu ganti frasa sandi Anda.',
    thisOne: 'perangkat ini',
    seen: 'Terakhir dipakai',
    since: 'Masuk',
    from: 'Alamat jaringan',
    end: 'Akhiri',
    endOthers: 'Akhiri semua yang lain',
    administration: 'Administrasi sistem',
    accounts: 'Kelola akun',
    device: 'Perangkat',
    deviceName: '{browser} di {system}',
    unknownDevice: 'Perangkat tak dikenal',
  },
  myPassphrase: {
    title: 'Ganti frasa sandi',
    firstTitle: 'Buat frasa sandi',
    lead: 'Sesi Anda di perangkat lain akan diakhiri.',
    submit: 'Simpan frasa sandi',
  },
  myAuthenticator: {
    title: 'Ganti autentikator',
    firstTitle: 'Pasang autentikator',
    lead: 'Yang lama berhenti berlaku begitu yang baru terpasang.',
    submit: 'Pasang autentikator',
  },
  myCode: {
    title: 'Kode pribadi',
    lead: 'Dengan kode ini Anda dapat masuk tanpa surel. Siapa pun yang memegangnya dapat masuk sebagai Anda.',
    submit: 'Buat kode pribadi baru',
    replaces: 'Kode yang lama langsung tidak berlaku.',
    madeTitle: 'Kode pribadi Anda',
    madeLead: 'Catat atau cetak sekarang: kode ini hanya tampil sekali ini.',
    back: 'Ke akun saya',
  },
  list: {
    title: 'Akun',
    add: 'Buka akun',
    search: 'Cari nama atau surel',
    caption: 'Akun di sistem ini',
    name: 'Nama',
    email: 'Surel',
    rights: 'Wewenang',
    state: 'Keadaan',
    admin: 'Admin sistem',
    mayCreateMeetings: 'Boleh membuat Rakornas',
    roles: '{n} tugas',
    active: 'aktif',
    waiting: 'belum lengkap',
    disabled: 'dinonaktifkan',
    summary: '{first}–{last} dari {total} akun',
    emptyTitle: 'Tidak ada akun yang cocok',
    empty: 'Periksa ejaannya, atau hapus kata pencarian.',
  },
  add: {
    title: 'Buka akun',
    lead: 'Orang ini menerima tautan sekali pakai untuk membuat frasa sandi dan memasang autentikator. Tautan berlaku 7 hari.',
    submit: 'Buka akun',
    noMail: 'Surel belum diatur (SMTP_URL). Setelah akun dibuka, tautannya tampil sekali untuk Anda salin.',
  },
  one: {
    rights: 'Wewenang',
    save: 'Simpan wewenang',
    access: 'Akses',
    opened: 'Dibuka',
    lastSeen: 'Terakhir dipakai',
    roles: 'Tugas dalam Rakornas',
    sessions: 'Sesi',
    reset: 'Atur ulang akun',
    resetAbout:
      'Frasa sandi dan autentikator dihapus, semua sesi diakhiri, dan tautan sekali pakai yang baru dibuat.',
    disable: 'Nonaktifkan akun',
    disableAbout: 'Orang ini tidak dapat masuk lagi. Isian dan jejaknya tetap ada.',
    enable: 'Aktifkan kembali',
    own: 'Ini akun Anda sendiri; frasa sandi dan autentikator diatur di halaman Akun saya.',
  },
  invitation: {
    title: 'Tautan masuk untuk {name}',
    lead: 'Surel belum diatur, jadi berikan tautan ini sendiri, langsung kepada orangnya. Tautan berlaku {days} hari, hanya dapat dipakai sekali, dan hanya tampil sekali ini.',
    link: 'Tautan sekali pakai',
    back: 'Ke daftar akun',
  },
  mail: {
    signInSubject: 'Masuk ke Rakornas',
    signIn: `Kode masuk Anda: {digits}

Ketik kode itu di halaman masuk, atau buka tautan ini:
{url}

Kode dan tautan berlaku {minutes} menit dan hanya dapat dipakai sekali.
Bila bukan Anda yang meminta, abaikan surel ini; tidak ada yang berubah.

Rakornas
{home}`,
    inviteSubject: 'Akun Anda di Rakornas',
    invite: `Yth. {name},

Sebuah akun di Rakornas sudah disiapkan untuk Anda. Bukalah tautan ini untuk memulai:
{url}

Tautan berlaku {days} hari dan hanya dapat dipakai sekali. Jangan teruskan surel ini.

Rakornas
{home}`,
  },
} as const;
