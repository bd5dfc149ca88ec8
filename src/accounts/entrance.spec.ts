import { describe, expect, it } from '@jest/globals';
import { networkOf } from './entrance.js';

describe('networkOf', () => {
  it.each([
    ['36.88.12.7', '36.88.12.7'],
    ['::ffff:36.88.12.7', '36.88.12.7'],
    ['::1', '0:0:0:0'],
    ['2404:8000:1001:22::9', '2404:8000:1001:22'],
    ['2404:8000::9', '2404:8000:0:0'],
    ['2404:8000:1001:22:aaaa:bbbb:cccc:dddd', '2404:8000:1001:22'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
