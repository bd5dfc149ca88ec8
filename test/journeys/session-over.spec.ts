import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cookieName } from '../../src/access/cookies.js';
import { type TestApp, startApp } from '../support/app.js';
import { aMeeting, aPerson, giveRole, signedIn } from '../support/builders.js';
import type { Visitor } from '../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The token of the last page's forms, the masthead's included. */
const tokenOn = ({ html }: Visitor): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('a session that ends while somebody types', () => {
  it('loses nothing: everything typed can be sent again after signing in, without JavaScript', async () => {
    const meeting = await aMeeting(app);
    const accountId = await aPerson(app);
    await giveRole(app, meeting.id, accountId, 'organizer');
    const organizer = await signedIn(app, accountId);
    await organizer.get(`/rakornas/${meeting.slug}/kelola/keterangan`);
    const session = cookieName(app.config, 'sesi');
    organizer.cookies.delete(session);
    const about = 'Baris pertama.\n\n<b>Baris</b> kedua yang panjang sekali supaya ditampilkan.';
    await organizer.submit({ about });
    expect([organizer.status, organizer.heading]).toEqual([401, 'Sesi Anda sudah berakhir']);
    expect(organizer.html).not.toContain('<b>Baris</b>');
    expect(organizer.text).toContain('<b>Baris</b> kedua');

    // Signed in again in another tab of the same browser; this tab still stands.
    const again = await signedIn(app, accountId);
    organizer.cookies.set(session, again.cookies.get(session) ?? '');
    await organizer.submit({});
    expect(organizer.location).toBe(`/rakornas/${meeting.slug}/kelola`);
    await organizer.get(`/rakornas/${meeting.slug}/kelola/keterangan`);
    expect(organizer.value('about')).toBe(about);
  });

  it('tells nobody whether there is anything at the address', async () => {
    const stranger = await signedIn(app, await aPerson(app));
    await stranger.get('/akun');
    stranger.cookies.delete(cookieName(app.config, 'sesi'));
    const sent = { _csrf: tokenOn(stranger), title: 'x' };
    await stranger.post('/rakornas/tidak-ada/kelola/keterangan', sent);
    expect(stranger.status).toBe(401);
  });

  it('also when somebody signed out in another tab, which makes the token of this one worthless', async () => {
    const meeting = await aMeeting(app);
    const accountId = await aPerson(app);
    await giveRole(app, meeting.id, accountId, 'organizer');
    const organizer = await signedIn(app, accountId);
    await organizer.get(`/rakornas/${meeting.slug}/kelola/keterangan`);
    const typed = organizer.html;
    await organizer.post('/keluar', { _csrf: tokenOn(organizer) });
    expect(organizer.location).toBe('/');
    await organizer.get('/');
    organizer.html = typed;
    organizer.path = `/rakornas/${meeting.slug}/kelola/keterangan`;
    await organizer.submit({ theme: 'Dari hulu sampai hilir, dengan <i>satu</i> suara seluruh pihak' });
    expect([organizer.status, organizer.heading]).toEqual([403, 'Sesi Anda sudah berakhir']);

    await organizer.as(accountId);
    await organizer.submit({});
    expect(organizer.location).toBe(`/rakornas/${meeting.slug}/kelola`);
    await organizer.get(`/rakornas/${meeting.slug}/kelola/keterangan`);
    expect(organizer.value('theme')).toBe('Dari hulu sampai hilir, dengan <i>satu</i> suara seluruh pihak');
  });

  it('hands nothing back to another site, and never a secret', async () => {
    const accountId = await aPerson(app);
    const person = await signedIn(app, accountId);
    await person.get('/akun');
    person.sends['origin'] = 'https://jahat.example';
    await person.post('/akun/sesi/akhiri-lain', { title: 'panjang sekali '.repeat(9) });
    expect(person.status).toBe(403);
    expect(person.html).not.toContain('panjang sekali');
    delete person.sends['origin'];

    person.cookies.delete(cookieName(app.config, 'sesi'));
    const secret = 'kupang sebelum matahari terbit di timur jauh sekali';
    await person.post('/akun/frasa-sandi', { passphrase: secret });
    expect(person.html).not.toContain(secret);
  });
});
