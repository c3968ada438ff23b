import { describe, expect, it } from '@jest/globals';
import { LOCALES, type Locale, METHODS, type NoticeKind } from '@tessera/enrollment';
import { en } from './languages/en.js';
import { noticeMail } from './notice-mail.js';

const AT = new Date('2026-03-05T09:07:00.000Z');
const SENDER = { organisation: 'Meridian Instruments', publicUrl: 'https://mfa.example.org' };
const KINDS = Object.keys(en.notices) as NoticeKind[];
const mail = (kind: NoticeKind, facts: Record<string, string | number> = {}, locale: Locale = 'en', name = 'Sam Ortega') =>
  noticeMail({ kind, facts }, AT, { name, locale }, SENDER);
const linksIn = (text: string): string[] => text.split(/\s/).filter((word) => word.includes('://'));

describe('notices by mail', () => {
  it('say what happened, the facts, when, and where to go', () => {
    expect(mail('authenticator_added', { method: 'text-message', hint: '+49 ••• ••42' })).toEqual({
      subject: 'Meridian Instruments: A new way of verifying was added',
      text: [
        'Hello Sam Ortega,',
        '',
        'A new way of verifying was added to your account.',
        '',
        'Way of verifying: text message (+49 ••• ••42)',
        'When: March 5, 2026 at 9:07:00 AM UTC',
        '',
        'Was this you? Then there is nothing to do.',
        'If it was not you, call your helpdesk at once. You can also sign in at https://mfa.example.org and report it under your verification methods.',
        '',
        'Meridian Instruments',
        '',
      ].join('\n'),
    });
  });

  it.each(LOCALES)('are complete in %s, each kind with words of its own, and name no address but the portal', (locale) => {
    const mails = KINDS.map((kind) => mail(kind, { method: 'app-code', hint: 'sam', left: 7 }, locale));
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(KINDS.length);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(KINDS.length);
    for (const { subject, text } of mails) {
      expect(subject.length).toBeLessThan(100);
      expect(text).toContain('Sam Ortega');
      expect(linksIn(text).filter((link) => !link.startsWith(SENDER.publicUrl))).toEqual([]);
    }
    const ways = METHODS.map((method) => mail('authenticator_added', { method }, locale).text);
    expect(new Set(ways).size).toBe(METHODS.length);
    for (const method of METHODS) expect(ways.join('\n')).not.toContain(method);
  });

  it('S16: whoever is blocked is sent to the helpdesk and not to the sign-in page', () => {
    for (const locale of LOCALES) expect(linksIn(mail('fraud_reported', {}, locale).text)).toEqual([]);
  });

  it('list what is known: the end of a pause in the reader’s words, wrong answers, codes left', () => {
    expect(mail('second_factor_paused', { wrongAnswers: 10, until: '2026-03-05T10:07:00.000Z' }, 'de').text).toContain(
      'Falsche Antworten: 10\nGesperrt bis: 5. März 2026 um 10:07:00 UTC\n',
    );
    expect(mail('recovery_code_used', { left: 0 }, 'fr').text).toContain('Codes restants : 0\n');
    expect(mail('fraud_reported', { by: 'call', application: 'Payroll', place: '192.0.2.7', browser: '' }, 'ja').text).toContain(
      'アプリケーション：Payroll\n接続元：192.0.2.7\n日時：',
    );
  });

  it('D08 J08: names stay on their line, and are cut', () => {
    const { text } = mail('app_password_created', { name: 'Mail\r\nBcc: x\u202egnp' }, 'en', `A\nB${'x'.repeat(200)}`);
    expect(text).toContain(`Hello A B${'x'.repeat(77)},\n`);
    expect(text).toContain('Name: Mail Bcc: x gnp\n');
  });
});
