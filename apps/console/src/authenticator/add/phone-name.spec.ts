import { describe, expect, it } from '@jest/globals';
import { suggestedName } from './phone-name';

describe('the name that is suggested for a phone', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1', 'iPhone'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36', 'Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15', 'Mac'],
    ['Mozilla/5.0 (X11; CrOS x86_64 16093.68.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36', 'Chromebook'],
    ['something else', ''],
  ])('S12: %s', (userAgent, name) => {
    expect(suggestedName(userAgent)).toBe(name);
  });
});
