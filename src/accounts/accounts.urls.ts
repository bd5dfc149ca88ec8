/** Every path of signing in and of accounts. */
export const accountUrls = {
  signIn: '/masuk',
  code: '/masuk/kode',
  passphrase: '/masuk/frasa-sandi',
  personalCode: '/masuk/kode-pribadi',
  authenticator: '/masuk/autentikator',
  setUpPassphrase: '/masuk/siapkan/frasa-sandi',
  setUpAuthenticator: '/masuk/siapkan/autentikator',
  link: (token: string) => `/masuk/tautan/${token}`,
  demo: (token: string) => `/masuk/demo/${token}`,
  start: (token: string) => `/mulai/${token}`,
  signOut: '/keluar',
  home: '/saya',
  mine: '/akun',
  myPassphrase: '/akun/frasa-sandi',
  myAuthenticator: '/akun/autentikator',
  qr: (sealed: string) => `/akun/autentikator/qr.svg?kunci=${sealed}`,
  myPersonalCode: '/akun/kode-pribadi',
  endSession: (id: string) => `/akun/sesi/${id}/akhiri`,
  endOthers: '/akun/sesi/akhiri-lain',
  all: '/kelola/akun',
  add: '/kelola/akun/baru',
  one: (id: string) => `/kelola/akun/${id}`,
  reset: (id: string) => `/kelola/akun/${id}/atur-ulang`,
  disable: (id: string) => `/kelola/akun/${id}/nonaktifkan`,
  enable: (id: string) => `/kelola/akun/${id}/aktifkan`,
} as const;

/** A sign-in path that leads on to `next` afterwards. */
export const leadingTo = (path: string, next: string): string =>
  next === accountUrls.home ? path : `${path}?lanjut=${encodeURIComponent(next)}`;
