/** The shape of a language: every leaf a string. English must satisfy the shape of Indonesian, checked by the compiler. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/**
 * All words of the program. Each feature adds its own with
 * `declare module '../../i18n/words.js' { interface Catalog { delegations: typeof delegations } }`.
 */
export interface Catalog {}

type Leaf<T, P extends string> = T extends string
  ? P
  : { [K in keyof T & string]: Leaf<T[K], `${P}.${K}`> }[keyof T & string];

/** Every key of the catalogue: "delegations.list.title". */
export type MessageKey = { [K in keyof Catalog & string]: Leaf<Catalog[K], K> }[keyof Catalog & string];
