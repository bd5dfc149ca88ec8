import type { MessageParams } from '../kernel/errors.js';
import type { Catalog, MessageKey } from './words.js';

export const LANGUAGES = ['id', 'en'] as const;
/** Indonesian is the source; English is the second. */
export type Language = (typeof LANGUAGES)[number];

/** Turns a key and its values into the words of one language. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

type Tree = { readonly [key: string]: string | Tree };

const catalogs: Record<Language, Record<string, Tree>> = { id: {}, en: {} };
const flat: Record<Language, Map<string, string>> = { id: new Map(), en: new Map() };

/** Adds a feature's words; called once, where the feature's module is declared. */
export function registerWords<N extends keyof Catalog>(
  name: N,
  words: Readonly<Record<Language, Tree>>,
): void {
  for (const language of LANGUAGES) {
    catalogs[language][name] = words[language];
    flatten(words[language], name, flat[language]);
  }
}

/** Whether the key exists: messages from data (error codes) are checked before they are shown. */
export const isMessageKey = (key: string): key is MessageKey => flat.id.has(key);

/** The translator of a language. An unknown key throws: a page with a raw key on it is a bug. */
export function translator(language: Language): Translate {
  return (key, params = {}) => {
    const text = flat[language].get(key);
    if (text === undefined) throw new Error(`no words for "${key}" in ${language}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

function flatten(tree: Tree, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(`${path}.${key}`, value);
    else flatten(value, `${path}.${key}`, into);
  }
}
