import { describe, expect, it } from '@jest/globals';
import { registerWords, translator } from '../i18n/translator.js';
import { deviceName } from './device.js';
import { accounts as en } from './locales/en.js';
import { accounts as id } from './locales/id.js';

registerWords('accounts', { id, en });

describe('deviceName', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
      'Chrome di Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari di iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge di Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox di Linux'],
    ['curl/8.5.0', 'Perangkat tak dikenal'],
    ['', 'Perangkat tak dikenal'],
  ])('%s', (userAgent, name) => {
    expect(deviceName(userAgent, translator('id'))).toBe(name);
  });
});
