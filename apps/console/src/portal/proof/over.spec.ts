import { describe, expect, it } from '@jest/globals';
import { endingOf, isConfirmed } from './over';

const live = { lost: false, secondsLeft: 30 };

describe('S6 S16: how a request ended', () => {
  it.each(['DENIED', 'FRAUD_REPORTED', 'FAILED', 'EXPIRED', 'CANCELLED'])(
    '%s is told as such, also when its time is up',
    (state) => {
      expect(endingOf(state, live)).toBe(state);
      expect(endingOf(state, { lost: true, secondsLeft: 0 })).toBe(state);
    },
  );

  it.each(['PENDING', 'AWAITING_PROOF', 'CONFIRMED', 'APPROVED', 'constructor'])('%s goes on', (state) => {
    expect(endingOf(state, live)).toBeNull();
  });

  it('is told when the time is up or another window took over, though nobody said so', () => {
    expect(endingOf('PENDING', { lost: false, secondsLeft: 0 })).toBe('EXPIRED');
    expect(endingOf('PENDING', { lost: true, secondsLeft: 9 })).toBe('CANCELLED');
  });

  it('S4 S6: an answer from the phone is taken up by the page', () => {
    expect(isConfirmed('CONFIRMED')).toBe(true);
    expect(isConfirmed('APPROVED')).toBe(true);
    expect(isConfirmed('PENDING')).toBe(false);
  });
});
