import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cookieName } from '../../src/access/cookies.js';
import { type TestApp, startApp } from '../support/app.js';
import { aMeeting, aPerson, giveRole, signedIn } from '../support/builders.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

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
    const token = /name="_csrf" value="([^"]+)"/.exec(stranger.html)?.[1] ?? '';
    const sent = { _csrf: token, title: 'x' };
    await stranger.post('/rakornas/tidak-ada/kelola/keterangan', sent);
    expect(stranger.status).toBe(401);
  });
});
