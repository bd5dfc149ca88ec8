import { describe, expect, it } from '@jest/globals';
import { instantAt, isLocalDate, isLocalTime, type LocalDate, type LocalTime } from './time.js';

describe('what counts as a date, a time', () => {
  it.each(['2019-10-15', '2024-02-29', '1945-08-17'])('%s is a date', (day) => {
    expect(isLocalDate(day)).toBe(true);
  });

  it.each(['2019-02-29', '2019-13-01', '0000-01-01', '9999-12-31', '15-10-2019', '2019-10-15T00:00', ''])(
    '“%s” is none',
    (day) => expect(isLocalDate(day)).toBe(false),
  );

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:05', false],
    ['09.05', false],
  ])('%s: %s', (time, answer) => expect(isLocalTime(time)).toBe(answer));
});

describe('an instant', () => {
  it('is the same moment on the clocks of all three zones', () => {
    const at = (time: string, zone: string) => instantAt('2019-10-15' as LocalDate, time as LocalTime, zone);
    expect(at('08:00', 'Asia/Makassar')).toBe('2019-10-15T00:00:00.000Z');
    expect(at('07:00', 'Asia/Jakarta')).toBe(at('09:00', 'Asia/Jayapura'));
  });
});
