import { describe, expect, it } from '@jest/globals';
import { createEnrollment } from './create-enrollment.js';
import type { EnrollmentSettings } from './ports.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { createMemoryHost } from './testing/index.js';

const make = (settings: Partial<EnrollmentSettings>) => () => createEnrollment(createMemoryHost({ settings }).ports);

describe('settings', () => {
  it('the defaults are within their ranges and allow no country', () => {
    expect(make({})).not.toThrow();
    expect(DEFAULT_SETTINGS.phoneCountries).toEqual([]);
  });

  it('B09: the window may be none, one or two steps, and never more', () => {
    for (const totpWindow of [0, 1, 2]) expect(make({ totpWindow })).not.toThrow();
    for (const totpWindow of [-1, 0.5, 3, Number.NaN]) expect(make({ totpWindow })).toThrow('setting totpWindow');
  });

  it('A01: limits can be tightened, not loosened', () => {
    expect(make({ wrongAnswersPerHour: 11 })).toThrow('setting wrongAnswersPerHour: a whole number from 5 to 10');
    expect(make({ triesPerChallenge: 6 })).toThrow('setting triesPerChallenge');
    expect(make({ failuresThatDisable: 101 })).toThrow('setting failuresThatDisable');
    expect(make({ lockSeconds: [] })).toThrow('setting lockSeconds');
    expect(make({ lockSeconds: [60] })).toThrow('setting lockSeconds');
    expect(make({ resendWaits: [10] })).toThrow('setting resendWaits');
  });

  it('C01 C02 D01: what costs money or annoys people has ranges of its own', () => {
    expect(make({ callsPerChallenge: 3 })).toThrow('setting callsPerChallenge: a whole number from 1 to 2');
    expect(make({ sendWaitSeconds: 10 })).toThrow('setting sendWaitSeconds');
    expect(make({ sendsPerDay: 0 })).toThrow('setting sendsPerDay');
    expect(make({ pushesUnanswered: 4 })).toThrow('setting pushesUnanswered');
    expect(make({ pushPauseSeconds: 60 })).toThrow('setting pushPauseSeconds');
    for (const prefixVerifiedShare of [0, 0.4, 1]) expect(make({ prefixVerifiedShare })).not.toThrow();
    for (const prefixVerifiedShare of [-0.1, 1.1, Number.NaN]) {
      expect(make({ prefixVerifiedShare })).toThrow('setting prefixVerifiedShare: a number from 0 to 1');
    }
  });

  it('S6: the address of the authenticator page is absolute', () => {
    expect(make({ authenticatorUrl: '/authenticator' })).toThrow('setting authenticatorUrl');
  });
});
