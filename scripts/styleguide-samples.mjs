// Sample pages for the styleguide: the contents are examples, not data of the program.
const TILES = [
  'AC,Aceh,1,1;SU,Sumatera Utara,2,2;SB,Sumatera Barat,2,3;RI,Riau,3,3;JA,Jambi,3,4',
  'SS,Sumatera Selatan,4,5;BE,Bengkulu,3,5;LA,Lampung,4,6;BB,Kepulauan Bangka Belitung,5,5',
  'KR,Kepulauan Riau,4,3;JK,DKI Jakarta,6,7;JB,Jawa Barat,6,8;JT,Jawa Tengah,7,7',
  'YO,DI Yogyakarta,7,8;JI,Jawa Timur,8,7;BT,Banten,5,7;BA,Bali,9,8;NB,Nusa Tenggara Barat,10,8',
  'NT,Nusa Tenggara Timur,11,8;KB,Kalimantan Barat,6,3;KT,Kalimantan Tengah,7,4',
  'KS,Kalimantan Selatan,8,4;KI,Kalimantan Timur,8,3;KU,Kalimantan Utara,8,2;SA,Sulawesi Utara,12,2',
  'ST,Sulawesi Tengah,11,3;SN,Sulawesi Selatan,10,5;SG,Sulawesi Tenggara,11,4;GO,Gorontalo,11,2',
  'SR,Sulawesi Barat,10,4;MA,Maluku,13,5;MU,Maluku Utara,13,3;PA,Papua,16,3;PB,Papua Barat,15,3',
].flatMap((line) => line.split(';').map((each) => each.split(',')));

const state = (text, tone) => ({ text, tone });
const field = (name, type, more = {}) => ({
  id: name,
  name,
  type,
  value: '',
  error: null,
  required: true,
  maxlength: null,
  options: null,
  label: name,
  hint: null,
  control: type,
  min: null,
  max: null,
  rows: 4,
  accept: null,
  checked: false,
  current: null,
  autocomplete: null,
  inputmode: null,
  ...more,
});
const option = (value, text, selected = false, hint = null) => ({ value, text, selected, hint });
const tab = (text, current = false) => ({ text, url: '#main', current });

const meeting = {
  title: 'Rakornas Gugus Tugas Pencegahan dan Penanganan TPPO 2019',
  shortTitle: 'Rakornas PP-TPPO 2019',
  eyebrow: 'Rapat koordinasi nasional',
  organizer: 'Kementerian Contoh',
  logoUrl: null,
  facts: [
    { label: 'Waktu', value: 'Selasa, 15 Oktober 2019' },
    { label: 'Tempat', value: 'Kupang, Nusa Tenggara Timur (WITA)' },
    { label: 'Delegasi', value: '34 provinsi' },
  ],
  url: '/',
  tabs: [
    tab('Ringkasan'),
    tab('Agenda', true),
    tab('Peserta'),
    tab('Hasil'),
    tab('Tindak lanjut'),
    tab('Dokumen'),
  ],
  staffTabs: [
    tab('Ringkasan'),
    tab('Agenda'),
    tab('Peserta', true),
    tab('Verifikasi'),
    tab('Notula'),
    tab('Hasil'),
    tab('Evaluasi'),
    tab('Dokumen'),
    tab('Pengaturan'),
  ],
  state: state('Registrasi dibuka', 'ok'),
  visibility: 'agenda versi 3, daftar delegasi tanpa nama, dokumen umum',
};
const chrome = {
  lang: 'id',
  path: '/',
  otherLang: { code: 'en', name: 'English', url: '/?lang=en' },
  brandCss: null,
  csrf: 'contoh',
  once: 'sekali',
  viewer: null,
  notice: null,
  demo: false,
  meeting,
};
const viewer = { name: 'Dr. Hj. Siti Aminah, S.H., M.H.', homeUrl: '#main', signOutUrl: '/keluar' };

const session = (id, kind, heading, room, starts, ends, more = {}) => ({
  id,
  kind,
  heading,
  url: `#${id}`,
  room,
  startsAt: `2019-10-15T${starts.replace('.', ':')}:00+08:00`,
  endsAt: `2019-10-15T${ends.replace('.', ':')}:00+08:00`,
  facts: [],
  states: [],
  people: null,
  changes: [],
  cancelled: null,
  closed: null,
  plain: false,
  ...more,
});
const slot = (starts, ends, ...sessions) => ({
  startsAt: `2019-10-15T${starts.replace('.', ':')}:00+08:00`,
  starts,
  ends,
  zone: 'WITA',
  parallel: sessions.length > 1,
  sessions,
});

const agenda = {
  title: 'Agenda',
  chrome: { ...chrome, demo: true },
  days: [tab('Selasa 15', true), tab('Rabu 16'), tab('Kamis 17'), tab('Agenda saya')],
  slots: [
    slot(
      '08.00',
      '09.00',
      session('s1', 'Registrasi ulang', 'Registrasi ulang peserta', 'Lobi', '08.00', '09.00', {
        plain: true,
        url: null,
      }),
    ),
    slot(
      '09.00',
      '10.15',
      session('s2', 'Pembukaan', 'Pembukaan dan arahan', 'Ruang Utama', '09.00', '10.15', {
        facts: ['Terbuka untuk pers'],
      }),
    ),
    slot(
      '10.30',
      '12.00',
      session(
        's3',
        'Pembaruan kebijakan',
        'Kebijakan dan isu terbaru pencegahan dan penanganan TPPO',
        'Ruang Utama',
        '10.30',
        '12.00',
        {
          facts: ['Pleno'],
          people: [
            { name: 'Narasumber satu', about: 'Deputi, Kementerian Contoh' },
            { name: 'Narasumber dua', about: null },
          ],
          changes: [{ when: 'Diubah 09.12', label: 'Mulai', old: '10.15', new: '10.30' }],
        },
      ),
    ),
    slot('12.00', '13.00', session('s4', null, 'ISHOMA', null, '12.00', '13.00', { plain: true, url: null })),
    slot(
      '13.00',
      '15.00',
      session(
        's5',
        'Evaluasi kelembagaan',
        'Komisi A · Kelembagaan gugus tugas',
        'Ruang Sasando',
        '13.00',
        '15.00',
        { facts: ['17 delegasi'] },
      ),
      session(
        's6',
        'Bedah modus',
        'Komisi B · Modus terkini dan jalur perekrutan',
        'Ruang Flobamora',
        '13.00',
        '15.00',
        { facts: ['17 delegasi'], closed: 'Hanya ketua delegasi dan narasumber' },
      ),
      session('s7', 'Panel', 'Kerja sama lintas batas', 'Ruang Sonbai', '13.00', '15.00', {
        cancelled: 'Narasumber berhalangan; materi dibagikan tertulis.',
      }),
    ),
  ],
};

const formFields = {
  name: field('name', 'text', { value: 'Yohana', maxlength: 200, autocomplete: 'name' }),
  email: field('email', 'email', {
    value: 'yohana@',
    error: 'Tuliskan alamat surel lengkap, misalnya nama@instansi.go.id',
    autocomplete: 'email',
  }),
  phone: field('phone', 'tel', { required: false, inputmode: 'tel' }),
  quota: field('quota', 'number', { value: '5' }),
  arrival: field('arrival', 'date', { value: '2019-10-14' }),
  starts: field('starts', 'time', { value: '08:00' }),
  deadline: field('deadline', 'datetime-local', { value: '2019-10-10T16:00' }),
  province: field('province', 'select', {
    options: [option('53', 'Nusa Tenggara Timur', true), option('64', 'Kalimantan Timur')],
  }),
  sex: field('sex', 'radios', {
    error: 'Pilih salah satu',
    options: [option('L', 'Laki-laki'), option('P', 'Perempuan')],
  }),
  score: field('score', 'radios', {
    options: [
      option('0', '0 · Belum ada', false, 'Belum ada dasar maupun kegiatan.'),
      option('50', '50 · Berjalan sebagian', true, 'Ada keputusan dan rencana, belum rutin.'),
      option('75', '75 · Berjalan', false, 'Rutin, dengan bukti dukung.'),
    ],
  }),
  days: field('days', 'checkboxes', {
    required: false,
    options: [option('1', 'Selasa, 15 Oktober', true), option('2', 'Rabu, 16 Oktober')],
  }),
  consent: field('consent', 'checkboxes', { checked: true }),
  reason: field('reason', 'textarea', {
    value: 'Surat tugas belum bertanda tangan.\n  Mohon unggah ulang.',
    maxlength: 2000,
    current: 'Surat tugas belum bertanggal.',
  }),
  letter: field('letter', 'file'),
  passphrase: field('passphrase', 'password', { autocomplete: 'current-password' }),
};

const delegations = [
  ['53', 'Nusa Tenggara Timur', 5, state('Terverifikasi', 'ok')],
  ['21', 'Kepulauan Riau', 4, state('Menunggu surat tugas', 'wait')],
  ['81', 'Maluku', 3, state('Dikembalikan', 'no')],
  ['91', 'Papua', 0, state('Belum merespons', 'plain')],
  ['33', 'Jawa Tengah', 2, state('Menominasi', 'info')],
].map(([code, name, filled, rowState]) => ({
  code,
  name,
  filled,
  url: '#main',
  share: `${filled} / 5`,
  label: `${filled} dari 5 terisi`,
  state: rowState,
}));

export const samples = {
  agenda: {
    model: agenda,
    template: `{{#> layouts/public}}
{{#*inline "scripts"}}<script type="module" src="{{asset 'agenda.js'}}"></script>{{/inline}}
<h1 class="visually-hidden">{{title}}</h1>
{{#> components/agenda zone='Asia/Makassar' zoneName='WITA'}}
{{> components/now-next now=null}}
{{> components/day-nav days=days}}
{{> components/agenda-search}}
<h2>Selasa, 15 Oktober 2019</h2>
{{#each slots}}{{> components/slot slot=this}}{{/each}}
{{/components/agenda}}
<p class="agenda-note">Versi 3, terbit 15 Oktober 2019 pukul 09.12 WITA · <a href="#main">apa yang berubah</a> · <a href="#main">kalender</a></p>
{{/layouts/public}}`,
  },
  front: {
    language: 'en',
    model: {
      title: 'Overview',
      chrome: {
        ...chrome,
        lang: 'en',
        otherLang: { code: 'id', name: 'Bahasa Indonesia', url: '/' },
        viewer,
        notice: { kind: 'info', text: 'Registration closes on Thursday, 10 October 2019 at 16.00 WITA.' },
      },
      kpis: [
        { value: '27', of: 'of 34', label: 'provinces have answered', url: null },
        { value: '143', of: 'of 170', label: 'places filled', url: null },
        { value: '118', of: 'of 143', label: 'verified', url: '#main' },
        { value: '46 %', of: null, label: 'women, of 143 registered', url: null },
      ],
      people: [
        { name: 'Dr. Yohana', about: 'Head of office, Kupang', role: 'Chair' },
        { name: 'Suparman', about: null, role: 'Speaker' },
      ],
      documents: [
        { text: 'Term of reference', url: '#main', about: 'PDF, 240 KB' },
        { text: 'Programme', url: '#main', about: 'PDF, 120 KB' },
      ],
      versions: [
        { text: 'Version 3', url: '#main', when: '15 October 2019, 09.12 WITA', current: true },
        { text: 'Version 2', url: '#main', when: '14 October 2019, 20.00 WITA', current: false },
      ],
    },
    template: `{{#> layouts/public hero=true}}
<p class="lead">Sharing policy and the newest issues, evaluating the task forces as institutions, and agreeing joint solutions.</p>
<p class="actions">{{> components/button-link label='See the agenda' href='#main'}}{{> components/button-link label='Documents' href='#main' tone='quiet'}}</p>
<div class="stack">
<h2>Participation</h2>
{{> components/kpi kpis=kpis}}
<div class="grid-2">
{{#> components/card heading='Documents'}}{{> components/documents documents=documents}}{{/components/card}}
{{#> components/card heading='People'}}{{> components/people people=people}}{{/components/card}}
</div>
{{#> components/card heading='Agenda versions'}}{{> components/versions versions=versions}}{{/components/card}}
{{> components/empty heading='No outcomes yet' text='They appear here once the plenary has adopted them.' action=null}}
</div>
{{/layouts/public}}`,
  },
  staff: {
    model: {
      title: 'Peserta',
      chrome: {
        ...chrome,
        viewer,
        notice: { kind: 'success', text: 'Pengingat dikirim kepada 7 koordinator delegasi.' },
      },
      kpis: [
        { value: '27', of: 'dari 34', label: 'provinsi merespons', url: null },
        { value: '143', of: 'dari 170', label: 'kuota terisi', url: null },
        { value: '118', of: 'dari 143', label: 'terverifikasi', url: '#main' },
        { value: '46 %', of: null, label: 'perempuan, dari 143 terdaftar', url: null },
      ],
      chips: [
        tab('Semua 34', true),
        tab('Belum merespons 7'),
        tab('Menunggu verifikasi 12'),
        tab('Dikembalikan 3'),
      ],
      tiles: TILES.map(([code, label, col, row], index) => ({
        code,
        label,
        col,
        row,
        level: (index * 7) % 4,
        url: '#main',
        detail: `${((index * 7) % 4) + 1} dari 5 terisi`,
      })),
      legend: [
        { level: 0, text: 'belum ada' },
        { level: 1, text: 'sebagian' },
        { level: 2, text: 'hampir' },
        { level: 3, text: 'lengkap' },
      ],
      delegations,
      q: '',
      kept: [{ name: 'keadaan', value: 'semua' }],
      filter: field('island', 'select', {
        options: [option('', 'Semua pulau', true), option('s', 'Sumatera')],
      }),
      pager: {
        summary: '1–5 dari 34 delegasi',
        previous: null,
        next: '#main',
        pages: [tab('1', true), tab('2'), { text: '…', url: null, current: false }, tab('7')],
      },
      history: [
        {
          at: '2019-10-09T02:12:00Z',
          when: '9 Oktober 2019, 10.12 WITA',
          who: 'Sekretariat',
          text: 'Pendaftaran dikembalikan',
          detail: 'Surat tugas belum bertanda tangan.',
          state: state('Dikembalikan', 'no'),
        },
        {
          at: '2019-10-08T01:00:00Z',
          when: '8 Oktober 2019, 09.00 WITA',
          who: null,
          text: 'Dinominasikan',
          detail: null,
          state: null,
        },
      ],
      changes: [
        {
          kind: state('Diubah', 'wait'),
          subject: 'Kebijakan dan isu terbaru',
          url: '#main',
          lines: [
            { label: 'Mulai', old: '10.15', new: '10.30' },
            { label: 'Ruang', old: 'Ruang Sasando', new: 'Ruang Utama' },
          ],
        },
        { kind: state('Baru', 'ok'), subject: 'Panel kerja sama lintas batas', url: null, lines: [] },
      ],
    },
    template: `{{#> layouts/staff}}
{{#*inline "scripts"}}<script type="module" src="{{asset 'queue.js'}}"></script>{{/inline}}
{{#> components/page-head heading=title lead='Keterisian kuota dan verifikasi per delegasi.'}}{{> components/button-link label='Ekspor' href='#main' tone='quiet'}}{{> components/action label='Ingatkan 7 provinsi' href='/x' version=null}}{{/components/page-head}}
{{> components/kpi kpis=kpis}}
{{> components/chips chips=chips label='Keadaan'}}
{{> components/search href='/x' name='q' value=q label='Cari nama atau instansi' kept=kept}}
{{#> components/filters href='/x' clear='#main'}}{{> components/select field=filter label='Pulau' hint=null}}{{/components/filters}}
<div class="grid-2">
{{#> components/card heading=null}}{{> components/tile-map tiles=tiles legend=legend heading='Cakupan provinsi' tableId='delegations-table'}}{{/components/card}}
{{#> components/card heading='Riwayat'}}{{> components/timeline events=history}}{{/components/card}}
</div>
<div id="delegations-table">
{{#> components/table caption='Delegasi provinsi' cards=true queue=true}}
<thead><tr><th scope="col">Delegasi</th><th scope="col" class="r">Terisi</th><th scope="col">Bagian</th><th scope="col">Keadaan</th><th scope="col"><span class="visually-hidden">Tindakan</span></th></tr></thead>
<tbody>{{#each delegations}}<tr><th scope="row" class="row-head"><a href="{{url}}">{{name}}</a></th><td class="r" data-label="Terisi">{{share}}</td><td data-label="Bagian">{{> components/meter value=filled max=5 label=label}}</td><td data-label="Keadaan">{{> components/state state}}</td><td>{{> components/button-link label='Periksa' href=url tone='quiet'}}</td></tr>{{/each}}</tbody>
{{/components/table}}
</div>
{{> components/pagination pager=pager}}
{{#> components/card heading='Perubahan dari versi 2'}}{{> components/changes changes=changes}}{{/components/card}}
{{/layouts/staff}}`,
  },
  form: {
    model: {
      title: 'Galat: Daftarkan utusan',
      chrome: { ...chrome, viewer },
      form: {
        fields: formFields,
        errors: [
          { href: '#email', text: 'Tuliskan alamat surel lengkap, misalnya nama@instansi.go.id' },
          { href: '#sex', text: 'Pilih salah satu' },
        ],
      },
      crumbs: [
        { text: 'Delegasi', url: '#main' },
        { text: 'Daftarkan utusan', url: null },
      ],
      steps: [
        { text: 'Utusan', url: '#main', status: 'done' },
        { text: 'Perjalanan', url: null, status: 'current' },
        { text: 'Surat tugas', url: null, status: 'todo' },
        { text: 'Periksa', url: null, status: 'todo' },
      ],
    },
    template: `{{#> layouts/plain}}
{{> components/breadcrumbs crumbs=crumbs}}
{{> components/error-summary errors=form.errors}}
{{> components/page-head heading='Daftarkan utusan' lead='Nama ditulis seperti pada surat tugas.'}}
{{> components/steps steps=steps}}
<form method="post" action="/x" data-keep novalidate enctype="multipart/form-data">
{{> components/csrf version=3}}
{{> components/field field=form.fields.name label='Nama lengkap dengan gelar' hint='Nama satu kata juga diterima.'}}
{{> components/input field=form.fields.email label='Surel'}}
{{> components/input field=form.fields.phone label='Nomor telepon' hint='Contoh 0812 3456 7890'}}
{{> components/input field=form.fields.quota label='Kuota' width='number' suffix='orang'}}
{{> components/radios field=form.fields.sex label='Jenis kelamin' hint='Hanya untuk statistik keikutsertaan.' inline=true}}
{{> components/select field=form.fields.province label='Provinsi'}}
{{#> components/fieldset legend='Perjalanan' hint=null}}
{{> components/date field=form.fields.arrival label='Tanggal tiba'}}
{{> components/time field=form.fields.starts label='Pukul' zone='WITA'}}
{{> components/datetime field=form.fields.deadline label='Konfirmasi paling lambat' zone='WITA'}}
{{> components/checkboxes field=form.fields.days label='Hari yang diikuti'}}
{{/components/fieldset}}
{{> components/radios-described field=form.fields.score label='Nilai mandiri'}}
{{> components/textarea field=form.fields.reason label='Alasan' hint='Dibaca oleh koordinator delegasi.'}}
{{> components/file-upload field=form.fields.letter label='Surat tugas' hint='PDF, paling besar 5 MB' accept='.pdf'}}
{{> components/password field=form.fields.passphrase label='Frasa sandi'}}
{{> components/field field=form.fields.consent label='Saya setuju nomor saya dibagikan kepada panitia' hint='Dapat dicabut kapan saja.'}}
<p class="actions">{{> components/submit label='Kirim pendaftaran'}}{{> components/submit label='Simpan draf' tone='quiet' name='as' value='draft'}}{{> components/submit label='Batalkan' tone='danger'}}</p>
</form>
{{/layouts/plain}}`,
  },
  answers: {
    model: {
      title: 'Pendaftaran terkirim',
      chrome: { ...chrome, viewer: null, notice: { kind: 'error', text: 'Surat tugas belum terunggah.' } },
      rows: [
        { key: 'Nama', value: 'Dr. Hj. Siti Aminah, S.H., M.H.', actionUrl: '#main', actionText: 'Ubah' },
        {
          key: 'Jabatan',
          value: 'Kepala Dinas Pemberdayaan Perempuan dan Perlindungan Anak',
          actionUrl: '#main',
          actionText: 'Ubah',
        },
        { key: 'NIP', value: '', actionUrl: null, actionText: null },
      ],
      tasks: [
        { text: 'Nama utusan', url: '#main', about: '5 dari 5 terisi', state: state('Lengkap', 'ok') },
        { text: 'Surat tugas', url: '#main', about: null, state: state('Menunggu', 'wait') },
        {
          text: 'Perjalanan',
          url: null,
          about: 'Terbuka setelah verifikasi',
          state: state('Belum dapat diisi', 'plain'),
        },
      ],
    },
    template: `{{#> layouts/plain}}
{{> components/back-link href='#main' label=null}}
{{> components/panel heading=title text='Nomor pendaftaran Anda' code='NTT-0042'}}
<div class="stack">
{{> components/warning text='Simpan nomor ini. Petugas registrasi akan menanyakannya.'}}
<h2>Periksa kembali</h2>
{{> components/summary-list rows=rows}}
<h2>Yang perlu dilengkapi</h2>
{{> components/task-list tasks=tasks}}
{{#> components/inset}}<p>Bukti dukung diperlukan mulai nilai 75.</p>{{/components/inset}}
{{#> components/details summary='Mengapa data ini diminta?' open=true}}<p>Untuk pelaksanaan tugas publik menurut UU 27/2022.</p>{{/components/details}}
{{> components/share name='share' label='Bagikan' text='Rakornas PP-TPPO 2019\nSelasa, 15 Oktober 2019' whatsapp='https://wa.me/?text=x'}}
<ol class="numbered"><li>Memperkuat gugus tugas di daerah.</li><li>Menyusun rencana aksi bersama. {{> components/old-new old='2020' new='2021'}}</li></ol>
{{> components/empty heading='Belum ada dokumen' text='Unggah surat tugas supaya sekretariat dapat memverifikasi.' action=(obj text='Unggah surat tugas' url='#main')}}
</div>
{{/layouts/plain}}`,
  },
  'error-404': {
    model: { title: 'Halaman tidak ditemukan', chrome: { ...chrome, meeting: null }, reference: null },
    template: '{{> [errors/404]}}',
  },
  'error-500': {
    model: { title: 'Kesalahan', chrome: { ...chrome, meeting: null, viewer }, reference: 'K7Q2-9FMX' },
    template: '{{> [errors/500]}}',
  },
};
