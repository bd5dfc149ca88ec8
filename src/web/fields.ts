import { z } from 'zod';
import { isLocalDate, isLocalTime, ZONES } from '../kernel/time.js';
import type { MessageKey } from '../i18n/words.js';

/** What a page needs to draw a field; kept on the schema, so that form, API and description have one source. */
export interface FieldSpec {
  label: MessageKey;
  hint?: MessageKey;
  control:
    | 'text'
    | 'email'
    | 'tel'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'password'
    | 'textarea'
    | 'select'
    | 'radios'
    | 'checkboxes'
    | 'file'
    | 'hidden';
  maxlength?: number;
  min?: number;
  max?: number;
  rows?: number;
  autocomplete?: string;
  inputmode?: string;
  /** File picker: what it offers. */
  accept?: string;
}

type Described = { label: MessageKey; hint?: MessageKey };

const specs = new WeakMap<object, FieldSpec>();
const describe = <S extends z.ZodType>(schema: S, spec: FieldSpec): S => {
  specs.set(schema, spec);
  return schema;
};

/** The page's side of a field; null for what no page draws. */
export const specOf = (schema: z.ZodType): FieldSpec | null => specs.get(schema) ?? null;

const optionals = new WeakSet<object>();
/** Whether the field may be left empty. */
export const isOptional = (schema: z.ZodType): boolean => optionals.has(schema);

/** Blank means missing: never 0, never false, never an empty string. */
const unblank = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const required = { error: 'errors.required' };
/** An identifier as a page offered it; PostgreSQL would refuse the whole query for a NUL byte. */
const identifier = (max: number, message: MessageKey) =>
  z
    .string({ error: message })
    .max(max, message)
    .refine((value) => !value.includes('\0'), message);
/**
 * Control characters but tab and newline: pasted from Word, they would break feeds and documents. And the marks that
 * turn the direction of writing: behind one, a name or an address reads as another.
 */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
const words = (max: number) =>
  z.string(required).transform(clean).pipe(z.string().min(1, 'errors.required').max(max, 'errors.tooLong'));

/** One line of text. */
export const text = (spec: Described & { max: number; autocomplete?: string; inputmode?: string }) =>
  describe(
    z.preprocess(
      unblank,
      words(spec.max).transform((line) => line.replace(/\s*\n\s*/g, ' ')),
    ),
    { ...spec, control: 'text', maxlength: spec.max },
  );

/** A field with a further check; the message is a translation key. */
export function checked<S extends z.ZodType>(
  field: S,
  holds: (value: z.output<S>) => boolean,
  message: MessageKey,
): S {
  const spec = specs.get(field);
  const schema = field.refine(holds, message);
  return spec ? describe(schema, spec) : schema;
}

/** Several lines of text. */
export const longText = (spec: Described & { max: number; rows?: number }) =>
  describe(z.preprocess(unblank, words(spec.max)), { ...spec, control: 'textarea', maxlength: spec.max });

/** An e-mail address, kept in lower case. */
export const email = (spec: Described) =>
  describe(
    z.preprocess(
      unblank,
      z
        .string(required)
        .transform((address) => address.trim().toLowerCase())
        .pipe(z.email('errors.email').max(254, 'errors.tooLong')),
    ),
    { ...spec, control: 'email', maxlength: 254, autocomplete: 'email', inputmode: 'email' },
  );

/** An Indonesian or international phone number: 08…, 62…, +62…, spaces and dashes accepted; kept as E.164. */
export const phone = (spec: Described) =>
  describe(
    z.preprocess(
      unblank,
      z
        .string(required)
        .transform(toE164)
        .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/, 'errors.phone')),
    ),
    { ...spec, control: 'tel', maxlength: 30, autocomplete: 'tel', inputmode: 'tel' },
  );

/** A whole number between two bounds. */
export const integer = (spec: Described & { min: number; max: number }) =>
  describe(
    z.preprocess(
      (value) => {
        const given = unblank(value);
        return typeof given === 'string' && /^\s*-?\d+\s*$/.test(given) ? Number(given) : given;
      },
      z
        .number({ error: (issue) => (issue.input === undefined ? 'errors.required' : 'errors.integer') })
        .int('errors.integer')
        .min(spec.min, 'errors.tooSmall')
        .max(spec.max, 'errors.tooLarge'),
    ),
    { ...spec, control: 'number', inputmode: 'numeric' },
  );

/** A calendar date. */
export const date = (spec: Described) =>
  describe(
    z.preprocess(
      unblank,
      z
        .string(required)
        .refine(isLocalDate, 'errors.date')
        .transform((day) => day),
    ),
    { ...spec, control: 'date' },
  );

/** A time of day; the Indonesian point ("09.05") is understood. */
export const time = (spec: Described) =>
  describe(
    z.preprocess(
      (value) => {
        const given = unblank(value);
        return typeof given === 'string'
          ? given
              .trim()
              .replace('.', ':')
              .replace(/^(\d):/, '0$1:')
              .slice(0, 5)
          : given;
      },
      z
        .string(required)
        .refine(isLocalTime, 'errors.time')
        .transform((at) => at),
    ),
    { ...spec, control: 'time' },
  );

/** A date and a time on a wall ("2019-10-15T08:00"), without zone: the service knows the zone it is meant in. */
export const wallTime = (spec: Described) =>
  describe(
    z.preprocess(
      unblank,
      z
        .string(required)
        .refine(
          (at) => isLocalDate(at.slice(0, 10)) && at[10] === 'T' && isLocalTime(at.slice(11, 16)),
          'errors.date',
        )
        .transform((at) => at.slice(0, 16)),
    ),
    { ...spec, control: 'datetime-local' },
  );

/** One of several; `options` of the form's page give the words. */
export const choice = <const V extends readonly [string, ...string[]]>(
  values: V,
  spec: Described & { control?: 'radios' | 'select' },
) =>
  describe(z.preprocess(unblank, z.enum(values, { error: 'errors.choice' })), {
    ...spec,
    control: spec.control ?? 'radios',
  });

/** One of what the page offers, known only at run time (a delegation, a room): checked by the service. */
export const pick = (spec: Described & { control?: 'radios' | 'select' }) =>
  describe(z.preprocess(unblank, identifier(100, 'errors.choice')), {
    ...spec,
    control: spec.control ?? 'select',
  });

/** Any number of what the page offers. */
export const several = (spec: Described) =>
  describe(
    z.preprocess(
      (value) => (value === undefined || value === null || value === '' ? [] : [value].flat()),
      z.array(identifier(100, 'errors.choice')).max(1000, 'errors.choice'),
    ),
    { ...spec, control: 'checkboxes' },
  );

/** A single tick. */
export const tick = (spec: Described) =>
  describe(
    z.preprocess(
      (value) => [value].flat().some((one) => one === true || one === 'on' || one === 'true' || one === '1'),
      z.boolean(),
    ),
    { ...spec, control: 'checkboxes' },
  );

/** One of the three zones of Indonesia. */
export const zone = (spec: Described) =>
  describe(
    z.preprocess(
      unblank,
      z.string(required).refine((name) => Object.hasOwn(ZONES, name), 'errors.choice'),
    ),
    {
      ...spec,
      control: 'select',
    },
  );

/** A secret that is typed: no trimming, no cleaning. */
export const secret = (spec: Described & { autocomplete: string; min?: number }) =>
  describe(
    z
      .string(required)
      .min(1, 'errors.required')
      .min(spec.min ?? 1, 'errors.tooShort')
      .max(200, 'errors.tooLong'),
    { ...spec, control: 'password', maxlength: 200 },
  );

/** A file as the upload hands it over. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

/** A file; what it may be is checked by its content where it is stored. */
export const file = (spec: Described & { accept: string }) =>
  describe(
    z.custom<Upload>((value) => isUpload(value) && value.content.length > 0, 'errors.fileRequired'),
    { ...spec, control: 'file' },
  );

/** A value the page carries along unseen. */
export const hidden = (max: number) =>
  describe(z.preprocess(unblank, identifier(max, 'errors.invalid')), {
    label: 'web.hidden',
    control: 'hidden',
  });

/** The version that was edited; see `Aggregate.expectVersion`. Absent in the API: no check wanted. */
export const version = () =>
  describe(
    z.preprocess(
      (value) =>
        typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : (unblank(value) ?? null),
      z.number({ error: 'errors.integer' }).int('errors.integer').nullable(),
    ),
    { label: 'web.hidden', control: 'hidden' },
  );

/** The same field, allowed to be empty: null then. */
export function optional<S extends z.ZodType>(field: S) {
  const spec = specs.get(field);
  const schema = z.preprocess(
    (value) => (isUpload(value) && value.content.length === 0 ? null : (unblank(value) ?? null)),
    field.nullable(),
  );
  optionals.add(schema);
  return spec ? describe(schema, spec) : schema;
}

function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && Buffer.isBuffer((value as Upload).content);
}

function toE164(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, '');
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('62')) return `+${digits}`;
  return digits.startsWith('0') ? `+62${digits.slice(1)}` : digits;
}
