import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localPath } from './local-path.js';

describe('a way back', () => {
  it.each(['/', '/saya', '/rakornas/x?halaman=2#hari', '/a/../b'])('%s stays on this site', (path) => {
    expect(new URL(localPath(path), 'https://kita.example').pathname).toBe(
      new URL(path, 'https://kita.example').pathname,
    );
  });

  it('never leaves it, whatever is handed in', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '//',
      '%2e',
      '%2f',
      ':',
      '@',
      'evil.example',
      'a',
      '?',
      '#',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        expect(new URL(localPath(pieces.join('')), 'https://kita.example').origin).toBe(
          'https://kita.example',
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([null, undefined, 7, ['/a'], {}])('%s is the home page', (given) =>
    expect(localPath(given)).toBe('/'),
  );
});
