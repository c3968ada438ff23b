import { describe, expect, it } from '@jest/globals';
import type { Terms } from './draft';
import { termSentences } from './termSentences';

const plain: Terms = {
  digitsOnCalls: false,
  officePhoneEditable: false,
  backupRequired: false,
  appPasswordDays: 0,
  appPasswordsMost: 10,
  rememberDays: 0,
  graceDays: 0,
  minimumStrength: 0,
  networks: [],
  enrollFrom: 'PASSWORD',
  enrollNetworks: [],
};

describe('termSentences', () => {
  it('P1: says only what differs from the plain case, and always whether there is grace', () => {
    expect(termSentences(plain)).toEqual(['Enrolling cannot be put off.']);
    expect(termSentences({ ...plain, graceDays: 1, rememberDays: 7, appPasswordDays: 90, appPasswordsMost: 3 })).toEqual([
      'Enrolling can be put off for 1 day.',
      'Up to 3 app passwords, each for 90 days.',
      'Browsers may be remembered for 7 days.',
    ]);
    expect(termSentences({ ...plain, digitsOnCalls: true, backupRequired: true, officePhoneEditable: true })).toHaveLength(4);
    expect(termSentences({ ...plain, minimumStrength: 3, networks: ['10.0.0.0/8'], enrollFrom: 'HELPDESK' })).toEqual([
      'Enrolling cannot be put off.',
      'A notification of the mobile app.',
      'Nothing more is asked from 10.0.0.0/8.',
      'Enrolling begins only through the helpdesk.',
    ]);
  });
});
