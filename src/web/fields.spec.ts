import { describe, expect, it } from '@jest/globals';
import * as fields from './fields.js';

const label = 'web.hidden';
const reads = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a zone', () => {
  it.each([
    ['Asia/Jakarta', true],
    ['Asia/Makassar', true],
    ['Asia/Jayapura', true],
    ['local', false],
    ['system', false],
    ['default', false],
    ['Mars/Phobos', false],
    ['WITA', false],
    ['constructor', false],
    ['__proto__', false],
    ['', false],
  ])('“%s”: %s', (zone, answer) => expect(reads(fields.zone({ label }), zone)).toBe(answer));
});

describe('blank', () => {
  it('is missing, never zero, never an empty text', () => {
    expect(reads(fields.integer({ label, min: 0, max: 9 }), ' ')).toBe(false);
    expect(reads(fields.text({ label, max: 9 }), '   ')).toBe(false);
    expect(fields.optional(fields.integer({ label, min: 0, max: 9 })).parse('')).toBeNull();
    expect(fields.tick({ label }).parse('false')).toBe(false);
  });
});

describe('a phone number', () => {
  it.each([
    ['0812-3456 7890', '+6281234567890'],
    ['62 812 3456 7890', '+6281234567890'],
    ['+62 (812) 3456.7890', '+6281234567890'],
    ['+1 202 555 0123', '+12025550123'],
  ])('%s is kept as %s', (typed, kept) => expect(fields.phone({ label }).parse(typed)).toBe(kept));

  it.each(['12', 'delapan', '+62 812', '++6281234567890'])('%s is none', (typed) =>
    expect(reads(fields.phone({ label }), typed)).toBe(false),
  );
});
