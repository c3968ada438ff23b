import { describe, expect, it } from '@jest/globals';
import { CORE_AUDIT_ACTIONS } from '@tessera/enrollment';
import { alertOf } from './alert-of.js';

describe('what admins are told at once', () => {
  it('C01 D06 S16: fraud, a second denial within an hour, a paused range, the budget; nothing else', () => {
    const alarming = CORE_AUDIT_ACTIONS.filter((action) => alertOf({ action, details: { alarm: true } }, 'Sam') !== null);
    expect(alarming).toEqual([
      'challenge.denied',
      'sends.prefix_paused',
      'sends.budget_alarm',
      'sends.budget_spent',
      'fraud.reported',
    ]);
    expect(alertOf({ action: 'challenge.denied', details: { alarm: false } }, 'Sam')).toBeNull();
  });

  it('S16: carries the facts that the audit log has, and whom it is about', () => {
    expect(alertOf({ action: 'fraud.reported', details: { by: 'call', place: '192.0.2.7' } }, 'Sam')).toEqual({
      kind: 'fraud.reported',
      sentence: 'Sam reported fraud and is blocked until somebody else lifts it',
      details: { person: 'Sam', by: 'call', place: '192.0.2.7' },
    });
    expect(alertOf({ action: 'sends.budget_spent', details: { limit: 100 } }, '')?.details).toEqual({ limit: 100 });
  });
});
