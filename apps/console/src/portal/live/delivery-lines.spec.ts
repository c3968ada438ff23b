import { describe, expect, it } from '@jest/globals';
import { words } from '../words/en';
import { formatsOf } from '../words/formats';
import { deliveryLines, deliveryNow } from './delivery-lines';

const event = (second: number, state: string, kind = 'text-message', reason: string | null = null) => ({
  at: `2030-06-01T12:00:${String(second).padStart(2, '0')}.000Z`,
  kind,
  state,
  reason,
  provider: null,
});

describe('S3 S4 S6: what was tried, when, and how it went', () => {
  it('says it in words, the newest first, with the reason of what failed', () => {
    const lines = deliveryLines(
      [event(1, 'queued'), event(3, 'failed', 'text-message', 'Unreachable handset'), event(2, 'accepted')],
      words,
      formatsOf('en-GB'),
    );
    expect(lines.map((line) => line.words)).toEqual([
      'Text message: could not be delivered. Reason: Unreachable handset',
      'Text message: handed to the network',
      'Text message: waiting to be sent',
    ]);
    expect(lines.map(({ bad }) => bad)).toEqual([true, false, false]);
    expect(lines[0]?.time).toMatch(/:00:03/);
  });

  it('has one sentence for how it stands now; a mail beside it is not the way itself', () => {
    expect(deliveryNow([event(1, 'accepted', 'voice-call'), event(2, 'ringing', 'voice-call')], words).words).toBe(
      'Your phone is ringing…',
    );
    expect(deliveryNow([event(1, 'delivered', 'push'), event(2, 'accepted', 'mail')], words).words).toBe(
      'The notification was delivered.',
    );
    expect(deliveryNow([event(1, 'voicemail', 'voice-call')], words).bad).toBe(true);
    expect(deliveryNow([], words)).toEqual({ words: '', bad: false });
  });

  it('passes over what it has no word for', () => {
    expect(deliveryNow([event(1, 'toString'), event(0, 'x', 'constructor')], words).words).toBe('');
    expect(deliveryLines([event(1, 'teleported', 'pigeon')], words, formatsOf('en-GB'))[0]?.words).toBe('pigeon: teleported');
  });
});
