import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Accounts } from '../dist/accounts/accounts.service.js';
import { Sessions } from '../dist/access/sessions.js';
import { AgendaService } from '../dist/agenda/agenda.service.js';
import { agendaPolicy } from '../dist/agenda/agenda.policy.js';
import { PublicationsService } from '../dist/agenda/published/publications.service.js';
import { AppModule } from '../dist/app.module.js';
import { readConfig } from '../dist/config/config.js';
import { migrate } from '../dist/database/migrator.js';
import { ReadSide } from '../dist/database/read-side.js';
import { Work } from '../dist/database/unit-of-work.js';
import { Delegations } from '../dist/delegations/delegations.service.js';
import { ANONYMOUS, SYSTEM } from '../dist/kernel/actor.js';
import { locateMeeting } from '../dist/meetings/meeting-facts.js';
import { inputOf, Meetings } from '../dist/meetings/meetings.service.js';

/** A meeting of next year, so that its registration is open whenever this runs. */
const YEAR = new Date().getFullYear() + 1;
const DAYS = [`${YEAR}-10-12`, `${YEAR}-10-13`, `${YEAR}-10-14`];

/**
 * Gives `use` the program without its web server on a database of its own, and removes all of it afterwards.
 * `environment` is for a server on the same data, once the stage is closed.
 */
export async function onStage(use, databaseUrl = null) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rakornas-bench-'));
  const environment = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', BASE_URL: '', SMTP_URL: '' };
  let program = null;
  const close = async () => {
    await program?.close();
    program = null;
  };
  try {
    const config = readConfig(environment);
    await migrate(config);
    program = await NestFactory.createApplicationContext(AppModule.with(config), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    return await use({ get: (type) => program.get(type), dataDir, databaseUrl, environment, close });
  } finally {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** An organizer and a meeting whose registration is open. */
export async function openMeeting(stage) {
  const work = stage.get(Work);
  const meetings = stage.get(Meetings);
  const accountId = await work.run(SYSTEM, (tx) =>
    stage.get(Accounts).ensure(tx, { name: 'Panitia', email: 'panitia@bench.example' }),
  );
  const actor = { ...ANONYMOUS, accountId, name: 'Panitia', mayCreateMeetings: true };
  const { slug } = await meetings.draft(actor, { ...inputOf(details()), version: null });
  const { meeting } = await locateMeeting({ slug }, stage.get(ReadSide));
  const organizer = {
    ...actor,
    roles: [{ meetingId: meeting.id, role: 'organizer', delegationId: null, registrationId: null }],
  };
  for (const verb of ['publish', 'openRegistration']) await meetings.move(organizer, meeting.id, verb, null);
  return { organizer, meeting: (await locateMeeting({ slug }, stage.get(ReadSide))).meeting };
}

/** Publishes an agenda of three days with `count` sessions in parallel rooms; gives the path of its page. */
export async function publishAgenda(stage, count) {
  const { organizer, meeting } = await openMeeting(stage);
  const agenda = stage.get(AgendaService);
  const here = await agendaPolicy.locate({ slug: meeting.slug }, stage.get(ReadSide), organizer);
  const rooms = [];
  for (const name of ['Ruang Utama', 'Ruang Flores', 'Ruang Sumba', 'Ruang Alor'])
    rooms.push(await agenda.addRoom(organizer, here, { name, capacity: 200, position: null, version: null }));
  for (let n = 0; n < count; n += 1) await agenda.plan(organizer, here, session(n, rooms));
  await stage.get(PublicationsService).publish(organizer, here, { note: null, seen: null });
  return `/rakornas/${meeting.slug}/agenda`;
}

/** Delegations with seats to spare, each with a coordinator who is signed in: `[{ id, token }]`. */
export async function openDelegations(stage, count) {
  const { organizer, meeting } = await openMeeting(stage);
  const work = stage.get(Work);
  const delegations = stage.get(Delegations);
  const { id: categoryId } = await stage.get(Meetings).addCategory(organizer, meeting.id, {
    ...{ name: 'Pejabat teknis', nameEn: null, defaultSeats: 10_000, selfFunded: false, version: null },
  });
  const open = async (n) => {
    const { id } = await delegations.inviteBody(organizer, meeting, {
      kind: 'ministry',
      name: `Delegasi ${n}`,
    });
    const { accountId } = await delegations.appoint(organizer, meeting.id, id, {
      name: `Koordinator ${n}`,
      email: `koordinator.${n}@bench.example`,
    });
    const token = await work.run(SYSTEM, (tx) =>
      stage.get(Sessions).start(tx, accountId, '127.0.0.1', 'bench'),
    );
    return { id, accountId, token };
  };
  const opened = await Promise.all(Array.from({ length: count }, (_, n) => open(n)));
  return { meeting, categoryId, delegations: opened };
}

function details() {
  return {
    title: `Rapat Koordinasi Nasional Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang ${YEAR}`,
    titleEn: `National Coordination Meeting on Trafficking in Persons ${YEAR}`,
    shortTitle: `Rakornas ${YEAR}`,
    theme: 'Sinergi dari hulu sampai hilir',
    about: 'Pertemuan para utusan provinsi dan kementerian.',
    organizer: 'Kementerian Penyelenggara',
    letterhead: null,
    contact: null,
    venue: 'Balai Sidang',
    city: 'Kupang',
    provinceCode: '53',
    timeZone: 'Asia/Makassar',
    startsOn: DAYS[0],
    endsOn: DAYS[2],
    registrationOpensAt: null,
    registrationClosesAt: null,
    dress: 'Batik lengan panjang',
    funding: null,
    brandColor: null,
  };
}

/** The n-th session: four side by side, five blocks a day. */
function session(n, rooms) {
  const block = Math.floor(n / rooms.length);
  const hour = 8 + 2 * (Math.floor(block / DAYS.length) % 6);
  const kinds = ['policy_update', 'institutional_evaluation', 'modus_review', 'panel', 'commission'];
  const clock = (h, m) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
  return {
    details: {
      kind: kinds[n % kinds.length],
      title: `Sesi ${n + 1}: pemutakhiran kebijakan dan evaluasi kelembagaan`,
      titleEn: `Session ${n + 1}: policy update and institutional evaluation`,
      day: DAYS[block % DAYS.length],
      starts: clock(hour, 0),
      ends: clock(hour + 1, 45),
      roomId: rooms[n % rooms.length],
      access: 'open',
      audience: null,
      description: 'Paparan, tanggapan dua penanggap, lalu diskusi dengan para utusan provinsi.',
    },
    people: ['speaker', 'moderator', 'chair'].map((role, i) => ({
      role,
      name: `Nama Narasumber ${n}-${i}, S.H., M.H.`,
      position: 'Direktur',
      institution: 'Kementerian',
      accountId: null,
    })),
    version: null,
  };
}
