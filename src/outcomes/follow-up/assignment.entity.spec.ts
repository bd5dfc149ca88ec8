import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../kernel/errors.js';
import type { Instant, LocalDate } from '../../kernel/time.js';
import { Assignment } from './assignment.entity.js';

const now = '2019-10-16T02:00:00.000Z' as Instant;
const given = () =>
  Assignment.give(
    { id: 'hasil', meetingId: 'rapat' },
    'delegasi',
    { role: 'lead', output: null, indicator: null, dueOn: '2019-12-31' as LocalDate },
    now,
  );

/** The code and field of a refusal. */
function refusal(act: () => void): [string, string | null] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.field];
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('an assignment', () => {
  it('is done only wholly and with evidence', () => {
    expect(refusal(() => given().report(90, true, 1, now))).toEqual([
      'outcomes.refusals.doneIsWhole',
      'percent',
    ]);
    expect(refusal(() => given().report(100, true, 0, now))).toEqual([
      'outcomes.refusals.evidenceNeeded',
      'evidence1',
    ]);
    const assignment = given();
    expect(assignment.report(100, true, 1, now)).toBe(1);
    expect([assignment.state, assignment.percent]).toEqual(['reported_done', 100]);
  });

  it('is not reported on while somebody looks at it, nor after', () => {
    const assignment = given();
    assignment.report(100, true, 1, now);
    expect(refusal(() => assignment.report(10, false, 1, now))).toEqual(['errors.transition', null]);
    assignment.verify(now);
    expect(refusal(() => assignment.report(10, false, 1, now))).toEqual(['errors.transition', null]);
    expect(refusal(() => assignment.cancel('Lain.', now))).toEqual(['errors.transition', null]);
  });

  it('is returned and cancelled with a reason only', () => {
    const assignment = given();
    expect(refusal(() => assignment.cancel(null, now))).toEqual(['errors.required', 'reason']);
    assignment.report(100, true, 1, now);
    expect(refusal(() => assignment.giveBack(null, now))).toEqual(['errors.required', 'reason']);
    assignment.giveBack('Kurang.', now);
    expect([assignment.state, assignment.stateReason]).toEqual(['returned', 'Kurang.']);
  });

  it('counts its reports again when a cancellation is taken back', () => {
    const [fresh, begun] = [given(), given()];
    begun.report(40, false, 0, now);
    for (const assignment of [fresh, begun]) {
      assignment.cancel('Digabung.', now);
      assignment.resume(now);
    }
    expect([fresh.state, begun.state]).toEqual(['not_started', 'in_progress']);
  });
});
