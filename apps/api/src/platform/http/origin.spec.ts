import { describe, expect, it } from '@jest/globals';
import { sameOrigin } from './origin.js';

describe('H05: where a request comes from', () => {
  it.each([
    ['no browser', {}, 'https://mfa.example.org', true],
    ['its own page', { origin: 'https://mfa.example.org', host: 'mfa.example.org' }, 'https://mfa.example.org', true],
    ['another port', { origin: 'https://mfa.example.org:8443', host: 'mfa.example.org' }, 'https://mfa.example.org', false],
    [
      'the same host without TLS',
      { origin: 'http://mfa.example.org', host: 'mfa.example.org' },
      'https://mfa.example.org',
      false,
    ],
    ['a rebound name', { origin: 'https://evil.example', host: 'evil.example' }, 'https://mfa.example.org', false],
    ['a foreign page', { origin: 'https://evil.example', host: 'localhost:3000' }, 'http://localhost:3000', false],
    ['the loopback by its number', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, 'http://localhost:3000', true],
    ['a page without an origin', { origin: 'null', host: 'localhost:3000' }, 'http://localhost:3000', false],
  ])('%s', (_, headers, publicUrl, allowed) => {
    expect(sameOrigin(headers, publicUrl)).toBe(allowed);
  });
});
