import { describe, expect, it } from '@jest/globals';
import { alertMail } from './alert-mail.js';

const PLACE = { organisation: 'Meridian Instruments', publicUrl: 'https://mfa.example.org' };

describe('alerts by mail', () => {
  it('S16: say what happened, the facts that are known, when, and where to look', () => {
    const details = { person: 'Sam Ortega', by: 'notification', place: '192.0.2.7', browser: null, first: true };
    const alert = { kind: 'fraud.reported', sentence: 'Sam Ortega reported fraud', details };
    expect(alertMail(alert, new Date('2026-03-05T09:07:00.000Z'), PLACE)).toEqual({
      subject: 'Meridian Instruments: Sam Ortega reported fraud',
      text: [
        'Sam Ortega reported fraud',
        '',
        'person: Sam Ortega',
        'by: notification',
        'place: 192.0.2.7',
        'first: true',
        'when: 2026-03-05T09:07:00.000Z',
        '',
        'Look at it in the console: https://mfa.example.org/console',
        '',
        'You receive this because you are an admin of two-step sign-in at Meridian Instruments.',
        '',
      ].join('\n'),
    });
  });

  it('J08: a name cannot begin a line of its own or turn the text around', () => {
    const alert = { kind: 'x', sentence: 'Sam\r\nBcc: evil', details: { browser: 'Fire\nfox\u202e' } };
    const { subject, text } = alertMail(alert, new Date(0), PLACE);
    expect(subject).toBe('Meridian Instruments: Sam Bcc: evil');
    expect(text).toContain('browser: Fire fox \n');
  });
});
