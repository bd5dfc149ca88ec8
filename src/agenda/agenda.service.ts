import { Injectable } from '@nestjs/common';
import { constraintOf } from '../database/constraint.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import type { Actor } from '../kernel/actor.js';
import { Refused } from '../kernel/errors.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { roomDetails, type RoomInput, type SessionInput, sessionValues } from './agenda.forms.js';
import type { OfAgenda, OfDraftPart } from './agenda.policy.js';
import { draftOf, teamOf, wasPublished } from './agenda.queries.js';
import { Room } from './room.entity.js';
import { Session } from './session.entity.js';
import { type Person, SessionPerson } from './session-person.entity.js';

/**
 * The working draft. Every use case takes the meeting's row first: changes of one draft follow one another, and a
 * version that is being published holds a draft that stands still.
 */
@Injectable()
export class AgendaService {
  constructor(private readonly work: Work) {}

  /** Adds a room; gives its id. */
  async addRoom(actor: Actor, { meeting }: OfAgenda, input: RoomInput): Promise<string> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, meeting.id);
      await refuseSameName(tx, meeting.id, input.name, null);
      const rooms = await tx.findAll(Room, { meetingId: meeting.id });
      const last = Math.max(0, ...rooms.map(({ position }) => position)) + 1;
      const room = Room.add(meeting.id, roomDetails(input, last));
      await tx.save(room);
      return room.id;
    });
  }

  /** Renames a room, counts its seats, moves it in the list. */
  async changeRoom(actor: Actor, here: OfDraftPart, input: RoomInput): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, here.meeting.id);
      const room = await tx.get(Room, here.id);
      const { name, capacity, position } = room;
      room.expectVersion(input.version, { name, capacity, position });
      await refuseSameName(tx, here.meeting.id, input.name, room.id);
      room.change(roomDetails(input, room.position));
      await tx.save(room);
    });
  }

  /** Removes a room that no session uses. */
  async removeRoom(actor: Actor, here: OfDraftPart): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, here.meeting.id);
      const room = await tx.get(Room, here.id);
      if (await tx.find(Session, { roomId: room.id })) throw new Refused('agenda.refusals.roomInUse');
      room.leave();
      await tx.remove(room);
    });
  }

  /** Plans a session; gives its id. */
  async plan(actor: Actor, here: OfAgenda, input: SessionInput): Promise<string> {
    return this.work.run(actor, async (tx) => {
      const meeting = await tx.get(Meeting, here.meeting.id);
      const people = await checkedPeople(tx, meeting.id, input);
      const session = Session.plan(meeting, input.details);
      await tx.save(session);
      await savePeople(tx, session, people);
      return session.id;
    });
  }

  /** Changes a session and who has a part in it. */
  async revise(actor: Actor, here: OfDraftPart, input: SessionInput): Promise<void> {
    return this.work.run(actor, async (tx) => {
      const meeting = await tx.get(Meeting, here.meeting.id);
      const session = await tx.get(Session, here.id);
      const [current] = await draftOf(tx, meeting.id, session.id);
      session.expectVersion(input.version, current ? sessionValues(current, meeting.timeZone) : {});
      const people = await checkedPeople(tx, meeting.id, input);
      session.revise(meeting, input.details);
      await tx.save(session);
      for (const part of await tx.findAll(SessionPerson, { sessionId: session.id })) await tx.remove(part);
      await savePeople(tx, session, people);
    });
  }

  /** Takes out a session that no published version names; the row goes. */
  async remove(actor: Actor, here: OfDraftPart, version: number | null): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, here.meeting.id);
      const session = await tx.get(Session, here.id);
      session.expectVersion(version);
      if (await wasPublished(tx, here.meeting.id, session.id)) {
        throw new Refused('agenda.refusals.alreadyPublished');
      }
      session.leave();
      await tx.remove(session).catch((error: unknown) => {
        // Minutes hang on it: what was said in a session outlives a change of plan.
        throw constraintOf(error) === 'foreign' ? new Refused('agenda.refusals.sessionInUse') : error;
      });
    });
  }

  /** Cancels a session: in the next version it stays, struck through, with the reason. */
  async cancel(
    actor: Actor,
    here: OfDraftPart,
    input: { reason: string; version: number | null },
  ): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, here.meeting.id);
      const session = await tx.get(Session, here.id);
      session.expectVersion(input.version);
      session.cancel(input.reason, tx.now);
      await tx.save(session);
    });
  }

  /** Takes a cancellation back. */
  async restore(actor: Actor, here: OfDraftPart): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, here.meeting.id);
      const session = await tx.get(Session, here.id);
      session.restore();
      await tx.save(session);
    });
  }
}

async function refuseSameName(tx: Tx, meetingId: string, name: string, self: string | null): Promise<void> {
  const same = await tx.find(Room, { meetingId, name });
  if (same && same.id !== self) throw new Refused('agenda.refusals.roomExists', {}, 'name');
}

/** The room must be the meeting's; an account must be of its team, and gives its name where none was written. */
async function checkedPeople(
  tx: Tx,
  meetingId: string,
  { details, people }: SessionInput,
): Promise<Person[]> {
  if (details.roomId !== null && !(await tx.find(Room, { id: details.roomId, meetingId }))) {
    throw new Refused('errors.choice', {}, 'roomId');
  }
  const team = await teamOf(tx, meetingId);
  return people.map((person) => {
    if (person.accountId === null) return person;
    const member = team.find(({ accountId }) => accountId === person.accountId);
    if (!member) throw new Refused('errors.choice', {}, accountField(person));
    return { ...person, name: person.name || member.name };
  });
}

const accountField = ({ role }: Person): string => (role === 'chair' ? 'chairAccount' : 'minuteTakerAccount');

async function savePeople(tx: Tx, session: Session, people: readonly Person[]): Promise<void> {
  for (const [sort, person] of people.entries()) await tx.save(SessionPerson.of(session, person, sort));
}
