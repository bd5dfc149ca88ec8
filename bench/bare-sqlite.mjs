/**
 * The reference for writes: prepared statements of better-sqlite3, one transaction per nomination, WAL and
 * synchronous=FULL like the program, on the program's own tables and keys. No HTTP, no rules, no checks.
 */
import Database from 'better-sqlite3';
import { rowsOfNomination } from './rows.mjs';

process.once('message', ({ file, meetingId, categoryId, delegations }) => {
  const database = new Database(file);
  database.pragma('busy_timeout = 10000');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const insertRegistration = database.prepare(`
    insert into registration (id, version, meeting_id, delegation_id, category_id, reference, state, state_at, name,
      search, sex, position, institution, origin, created_at)
    values (@id, @version, @meeting_id, @delegation_id, @category_id, @reference, @state, @state_at, @name,
      @search, @sex, @position, @institution, @origin, @created_at)`);
  const insertAudit = database.prepare(`
    insert into audit_entry (id, at, nth, account_id, actor_name, meeting_id, event, subject_type, subject_id, data)
    values (@id, @at, @nth, @account_id, @actor_name, @meeting_id, @event, @subject_type, @subject_id, @data)`);
  const write = database.transaction((rows) => {
    insertRegistration.run(rows.registration);
    insertAudit.run(rows.audit_entry);
  });
  let n = 0;
  process.on('message', ({ seconds }) => {
    const began = performance.now();
    const end = began + seconds * 1000;
    let done = 0;
    for (; performance.now() < end; done += 1, n += 1)
      write.immediate(
        rowsOfNomination({ meetingId, categoryId, delegation: delegations[n % delegations.length] }),
      );
    process.send({ perSecond: (done * 1000) / (performance.now() - began) });
  });
  process.send({ ready: true });
});
