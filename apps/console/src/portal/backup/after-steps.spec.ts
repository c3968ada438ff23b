import { describe, expect, it } from '@jest/globals';
import type { Method } from '../../generated/portal/graphql';
import { stepAfter, stepFrom } from './after-steps';

const facts = (methods: readonly Method[], { owesBackup = false, allowed = true, left = 5 } = {}) => ({
  owesBackup,
  methods: methods.map((method) => ({ method, disabledAt: null })),
  appPasswords: { allowed, left },
});

describe('what follows a first enrollment', () => {
  it('S13: a second way is advised where there is one only', () => {
    expect(stepFrom('backup', facts(['APP_NOTIFICATION']))).toBe('backup');
    expect(stepFrom('backup', facts(['APP_NOTIFICATION', 'TEXT_MESSAGE']))).toBe('programs');
    expect(stepFrom('backup', facts(['APP_CODE', 'RECOVERY_CODES']))).toBe('programs');
  });

  it('S13: what policy asks for can not be passed over, wherever the person was', () => {
    expect(stepFrom('done', facts(['APP_CODE'], { owesBackup: true }))).toBe('backup');
  });

  it('S14: an app password is offered where policy allows one more', () => {
    expect(stepFrom('programs', facts(['APP_CODE']))).toBe('programs');
    expect(stepFrom('programs', facts(['APP_CODE'], { allowed: false }))).toBe('done');
    expect(stepFrom('programs', facts(['APP_CODE'], { left: 0 }))).toBe('done');
  });

  it('S15: the preferred way is asked for where there is a choice; recovery codes are none', () => {
    expect(stepFrom('preferred', facts(['APP_CODE', 'VOICE_CALL']))).toBe('preferred');
    expect(stepFrom('preferred', facts(['APP_CODE', 'RECOVERY_CODES']))).toBe('done');
  });

  it('ends', () => {
    expect(stepAfter('preferred')).toBe('done');
    expect(stepAfter('done')).toBe('done');
  });
});
