import { z } from 'zod';
import { Refused } from '../kernel/errors.js';
import { timeIn, type Zone } from '../kernel/time.js';
import { choice, hidden, integer, longText, optional, pick, text, time, version } from '../web/fields.js';
import type { DraftSession } from './agenda.queries.js';
import type { RoomDetails } from './room.entity.js';
import { SESSION_ACCESS, SESSION_KIND_CODES } from './session-kinds.js';
import type { SessionDetails } from './session.entity.js';
import type { Person } from './session-person.entity.js';

const ROW_ROLES = ['speaker', 'moderator', 'discussant'] as const;

/** A room; the order is that of lists and columns. */
export const roomForm = z.object({
  name: text({ label: 'agenda.rooms.name', max: 120 }),
  capacity: optional(
    integer({ label: 'agenda.rooms.capacity', hint: 'agenda.rooms.capacityHint', min: 1, max: 100_000 }),
  ),
  position: optional(
    integer({ label: 'agenda.rooms.position', hint: 'agenda.rooms.positionHint', min: 1, max: 999 }),
  ),
  version: version(),
});
export type RoomInput = z.output<typeof roomForm>;

/** What a form and a program both say of a session. */
const sessionFields = {
  kind: choice(SESSION_KIND_CODES, { label: 'agenda.session.kind', control: 'select' }),
  title: text({ label: 'agenda.session.title', max: 200 }),
  titleEn: optional(text({ label: 'agenda.session.titleEn', max: 200 })),
  day: pick({ label: 'agenda.session.day' }),
  starts: time({ label: 'agenda.session.starts' }),
  ends: time({ label: 'agenda.session.ends' }),
  roomId: optional(pick({ label: 'agenda.session.room' })),
  access: choice(SESSION_ACCESS, { label: 'agenda.session.access' }),
  audience: optional(
    text({ label: 'agenda.session.audience', hint: 'agenda.session.audienceHint', max: 200 }),
  ),
  description: optional(
    longText({
      label: 'agenda.session.description',
      hint: 'agenda.session.descriptionHint',
      max: 5000,
      rows: 4,
    }),
  ),
  chairName: optional(text({ label: 'agenda.session.chair', max: 200 })),
  chairAccount: optional(pick({ label: 'agenda.session.chairAccount' })),
  minuteTakerName: optional(text({ label: 'agenda.session.minuteTaker', max: 200 })),
  minuteTakerAccount: optional(pick({ label: 'agenda.session.minuteTakerAccount' })),
  version: version(),
};

const personFields = {
  role: choice(ROW_ROLES, { label: 'agenda.person.role', control: 'select' }),
  name: text({ label: 'agenda.person.name', max: 200 }),
  position: optional(text({ label: 'agenda.person.position', max: 200 })),
  institution: optional(text({ label: 'agenda.person.institution', max: 200 })),
};

/** Rows for people in one session: more than any panel has. */
const ROWS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24] as const;
/** Empty rows a form offers after those filled in. */
const SPARE_ROWS = 3;

/** The same fields once per row, `person_1_name` …: a row without a name is no row. */
const rowFields = {
  role: optional(personFields.role),
  name: optional(personFields.name),
  position: personFields.position,
  institution: personFields.institution,
};
type RowFields = typeof rowFields;
type RowPart = keyof RowFields;
type Row = (typeof ROWS)[number];
type RowShape = { [P in RowPart as `person_${Row}_${P}`]: RowFields[P] };

/** The name of a field in a row of people. */
const rowName = <R extends number, P extends RowPart>(row: R, part: P) => `person_${row}_${part}` as const;

const rows = Object.fromEntries(
  ROWS.flatMap((row) =>
    (Object.keys(rowFields) as RowPart[]).map((part) => [rowName(row, part), rowFields[part]] as const),
  ),
) as RowShape;

/** A session as a page sends it: people in numbered rows, so that it works without JavaScript. */
export const sessionForm = z.object({ ...sessionFields, ...rows });
/** A session as a program sends it: people as a list. */
export const sessionBody = z.object({
  ...sessionFields,
  people: z.array(z.object(personFields)).max(ROWS.length).default([]),
});

/** Taking out a session that nobody outside has read of. */
export const removalForm = z.object({ version: version() });

/** Cancelling a session before the public's eyes. */
export const cancellationForm = z.object({
  reason: longText({ label: 'agenda.removal.reason', hint: 'agenda.removal.reasonHint', max: 1000, rows: 3 }),
  version: version(),
});

/** Publishing; `seen` is the fingerprint of the draft that was on the screen. */
export const publicationForm = z.object({
  note: optional(
    longText({ label: 'agenda.publish.note', hint: 'agenda.publish.noteHint', max: 2000, rows: 3 }),
  ),
  seen: optional(hidden(64)),
});

/** What a use case takes, whichever way it came. */
export interface SessionInput {
  details: SessionDetails;
  people: Person[];
  version: number | null;
}

type Fields = z.output<z.ZodObject<typeof sessionFields>>;

/** The input of a page. A row with a position but no name is refused at its name. */
export function fromForm(input: z.output<typeof sessionForm>): SessionInput {
  const given = ROWS.flatMap((row): Person[] => {
    const name = input[rowName(row, 'name')];
    const position = input[rowName(row, 'position')];
    const institution = input[rowName(row, 'institution')];
    if (name === null && position === null && institution === null) return [];
    if (name === null) throw new Refused('errors.required', {}, rowName(row, 'name'));
    const role = ROW_ROLES.find((known) => known === input[rowName(row, 'role')]) ?? 'speaker';
    return [{ role, name, position, institution, accountId: null }];
  });
  return { details: detailsOf(input), people: [...officers(input), ...given], version: input.version };
}

/** The input of a program. */
export const fromBody = (input: z.output<typeof sessionBody>): SessionInput => ({
  details: detailsOf(input),
  people: [...officers(input), ...input.people.map((person) => ({ ...person, accountId: null }))],
  version: input.version,
});

function detailsOf(input: Fields): SessionDetails {
  const { kind, title, titleEn, day, starts, ends, roomId, access, audience, description } = input;
  return { kind, title, titleEn, day, starts, ends, roomId, access, audience, description };
}

/** Chair and minute-taker: named, or chosen from the team, whose name then stands (the service fills it in). */
function officers(input: Fields): Person[] {
  const officer = (
    role: 'chair' | 'minute_taker',
    name: string | null,
    accountId: string | null,
  ): Person[] =>
    name === null && accountId === null
      ? []
      : [{ role, name: name ?? '', position: null, institution: null, accountId }];
  return [
    ...officer('chair', input.chairName, input.chairAccount),
    ...officer('minute_taker', input.minuteTakerName, input.minuteTakerAccount),
  ];
}

/** What stands in the draft, in the fields of the form. */
export function sessionValues(session: DraftSession, zone: Zone): Record<string, unknown> {
  const officer = (role: string) => session.people.find((person) => person.role === role);
  const values: Record<string, unknown> = {
    kind: session.kind,
    title: session.title,
    titleEn: session.titleEn,
    day: session.day,
    starts: timeIn(session.startsAt, zone),
    ends: timeIn(session.endsAt, zone),
    roomId: session.roomId,
    access: session.access,
    audience: session.audience,
    description: session.description,
    chairName: officer('chair')?.name,
    chairAccount: officer('chair')?.accountId,
    minuteTakerName: officer('minute_taker')?.name,
    minuteTakerAccount: officer('minute_taker')?.accountId,
    version: session.version,
  };
  const inRows = session.people.filter(({ role }) => role !== 'chair' && role !== 'minute_taker');
  ROWS.forEach((row, i) => {
    const person = inRows[i];
    for (const part of ['name', 'position', 'institution'] as const)
      values[rowName(row, part)] = person?.[part] ?? null;
    values[rowName(row, 'role')] = person?.role ?? 'speaker';
  });
  return values;
}

/** Which rows a form draws: those that have something in them, and some to spare. */
export function rowsToDraw(values: Readonly<Record<string, unknown>>): { row: number; spare: boolean }[] {
  const filled = ROWS.filter((row) =>
    (['name', 'position', 'institution'] as const).some((part) => Boolean(values[rowName(row, part)])),
  );
  const last = Math.max(0, ...filled);
  return ROWS.slice(0, last + SPARE_ROWS).map((row) => ({ row, spare: row > last }));
}

/** A room's details, last in the list when no place was given. */
export const roomDetails = (input: RoomInput, last: number): RoomDetails => ({
  name: input.name,
  capacity: input.capacity,
  position: input.position ?? last,
});
