import type { Actor } from '../kernel/actor.js';
import type { Reads } from '../database/read-side.js';

/** The parameters of a route's path. */
export type RouteParams = Readonly<Record<string, string>>;

/** Who may: a predicate over the actor and what the route speaks of. */
export type Rule<S> = (actor: Actor, subject: S) => boolean;

/** A rule that somebody not signed in may pass; every other rule asks them to sign in before anything is looked up. */
export interface OpenRule<S> {
  readonly open: Rule<S>;
}

/**
 * One feature's regulation: how the thing a route speaks of is found, for whom it exists at all (unseen → 404), and
 * who may do what (seen but not allowed → 403). HTML, JSON, files and buttons all ask the same policy.
 */
export interface Policy<S, A extends string = string> {
  readonly name: string;
  locate(params: RouteParams, reads: Reads, actor: Actor): Promise<S | null>;
  sees(actor: Actor, subject: S): boolean;
  readonly rules: Readonly<Record<A, Rule<S> | OpenRule<S>>>;
}

/** Declares a policy; only there for the types. */
export const definePolicy = <S, A extends string>(policy: Policy<S, A>): Policy<S, A> => policy;

/** A rule open to those not signed in. */
export const open = <S>(rule: Rule<S>): OpenRule<S> => ({ open: rule });

/** Whether the actor sees the thing and may do this with it: what buttons ask. */
export function may<S, A extends string>(policy: Policy<S, A>, action: A, actor: Actor, subject: S): boolean {
  const rule: Rule<S> | OpenRule<S> = policy.rules[action];
  const allows = typeof rule === 'function' ? rule : rule.open;
  return policy.sees(actor, subject) && allows(actor, subject);
}

/** Whether somebody not signed in may try this action. */
export const isOpen = <S, A extends string>(policy: Policy<S, A>, action: A): boolean =>
  'open' in policy.rules[action];

/** For what belongs to no meeting (the home page, sign-in): there is one subject and everybody sees it. */
export const everywhere = { locate: () => Promise.resolve({}), sees: () => true } as const;
