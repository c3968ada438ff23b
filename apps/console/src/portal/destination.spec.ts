import { describe, expect, it } from '@jest/globals';
import type { PortalViewerFragment } from '../generated/portal/graphql';
import { askedDestination, destinationFor, lacksRole } from './destination';

const HERE = 'https://mfa.example';
const at = (next: string) => new URL(`${HERE}/?next=${encodeURIComponent(next)}`);
const viewer = (roles: PortalViewerFragment['roles']): PortalViewerFragment => ({
  state: 'SIGNED_IN',
  displayName: 'Sam',
  login: 'sam',
  roles,
  decisionId: null,
  expiresAt: null,
  reason: null,
  skipUntil: null,
  recovering: false,
  owes: [],
  rememberDays: 0,
  freshUntil: null,
});

describe('where a person goes on after sign-in', () => {
  it.each(['/console', '/console/people?filter=x#top', '/a//b', '/%2F%2Fevil.example'])(
    'follows %s, a path of this host',
    (next) => {
      expect(askedDestination(at(next))).toBe(next);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    'https://evil.example',
    `${HERE}.evil.example/`,
    'javascript:alert(1)',
    'console',
    ' /console',
    '',
  ])('does not follow %j', (next) => {
    expect(askedDestination(at(next))).toBeNull();
  });

  it('never leads to another host, whatever the address bar holds', () => {
    const pieces = ['/', '\\', '.', '..', '\t', '@', ':', 'evil.example', '%2f', '%5c', '#', '?'];
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          const found = askedDestination(at(`/${a}${b}${c}evil.example`));
          if (found !== null) expect(new URL(found, HERE).origin).toBe(HERE);
        }
      }
    }
  });

  it('leads into the console only for those who hold a role', () => {
    expect(destinationFor(viewer(['AUDITOR']), at('/console/audit'))).toBe('/console/audit');
    expect(destinationFor(viewer([]), at('/console/audit'))).toBeNull();
    expect(lacksRole(viewer([]), at('/console/audit'))).toBe(true);
    expect(destinationFor(viewer([]), at('/consolation'))).toBe('/consolation');
    expect(destinationFor(viewer([]), new URL(HERE))).toBeNull();
  });
});
