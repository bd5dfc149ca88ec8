/** What windows-1252 holds beyond Latin-1: the encoding of the fonts that every PDF reader has. */
const BEYOND_LATIN = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Look-alikes with the same meaning. */
const SAME: Readonly<Record<string, string>> = {
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2009': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u2212': '-',
  '\u2032': "'",
  '\u02BC': "'",
  '\u2192': '->',
  '\u2265': '>=',
  '\u2264': '<=',
  '\u25CF': '•',
  '\u25AA': '•',
  '\t': '    ',
};

/** Stands for a letter that the printed font lacks; never a blank, so that nobody misses that something is missing. */
export const UNPRINTABLE = '[?]';

/**
 * Text as the standard fonts can print it. Marks that only steer direction or joining go; letters keep their base
 * where the accent is unknown ("ạ" → "a"); what is left becomes `[?]`, once for a run, and `complete` is false.
 */
export function printable(text: string): { text: string; complete: boolean } {
  let complete = true;
  let out = '';
  for (const letter of text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cf}\p{Cs}]|[^\P{Cc}\n\t]/gu, '')) {
    const known = encodable(letter) ? letter : (SAME[letter] ?? plain(letter));
    if (known !== null) out += known;
    else {
      complete = false;
      if (!out.endsWith(UNPRINTABLE)) out += UNPRINTABLE;
    }
  }
  return { text: out, complete };
}

function encodable(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return (
    code === 10 ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa1 && code <= 0xff) ||
    BEYOND_LATIN.has(letter)
  );
}

/** The letter without accents that are not known; null when nothing known remains. */
function plain(letter: string): string | null {
  const base = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  if (base === '' && /\p{M}/u.test(letter)) return '';
  return base !== '' && [...base].every(encodable) ? base : null;
}
