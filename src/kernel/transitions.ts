import { Refused } from './errors.js';

/** One verb of a lifecycle: the states it may leave from and the state it leads to. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** A lifecycle as data. `next` gives the new state or refuses; `can` answers without throwing; `verbs` lists what is open. */
export interface Lifecycle<State extends string, Verb extends string> {
  next(state: State, verb: Verb): State;
  can(state: State, verb: Verb): boolean;
  verbs(state: State): Verb[];
}

/** Builds a lifecycle from its table. Refusal: 422 `errors.transition`. */
export function lifecycle<State extends string, Verb extends string>(
  table: Readonly<Record<Verb, Transition<State>>>,
): Lifecycle<State, Verb> {
  const can = (state: State, verb: Verb) => table[verb].from.includes(state);
  return {
    can,
    next(state, verb) {
      if (!can(state, verb)) throw new Refused('errors.transition');
      return table[verb].to;
    },
    verbs: (state) => (Object.keys(table) as Verb[]).filter((verb) => can(state, verb)),
  };
}
