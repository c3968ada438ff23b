import { describe, expect, it } from '@jest/globals';
import { type Reason, requirementSentence } from './sentence.js';

const reason = (policyName: string, path: string[] = []): Reason => ({
  policyId: policyName,
  policyName,
  versionId: policyName,
  versionNumber: 1,
  condition: 'group',
  path,
});
const sales = reason('All staff', ['Sales', 'Sales EU']);

describe('the sentence about a requirement', () => {
  it.each([
    [{ required: false, reasons: [] }, 'Not required.'],
    [
      { since: new Date('2026-03-03T23:30:00Z') },
      'Must use MFA since 3 March 2026 because of All staff via Sales EU → Sales; enrolled.',
    ],
    [{ enrolled: false }, 'Must use MFA because of All staff via Sales EU → Sales; not enrolled yet.'],
    [{ methods: [] }, 'Must use MFA because of All staff via Sales EU → Sales; no method is allowed by all of them.'],
    [{ reasons: [reason('Everyone'), sales] }, 'Must use MFA because of Everyone and All staff via Sales EU → Sales; enrolled.'],
    // Two ways into one policy are one policy, by the first of them.
    [{ reasons: [sales, reason('All staff', ['Other'])] }, 'Must use MFA because of All staff via Sales EU → Sales; enrolled.'],
    [{ reasons: [reason('A'), reason('B'), reason('C')] }, 'Must use MFA because of A, B, and 1 more policy; enrolled.'],
    [
      { reasons: ['A', 'B', 'C', 'D'].map((name) => reason(name)) },
      'Must use MFA because of A, B, and 2 more policies; enrolled.',
    ],
  ])('%#', (changes, sentence) => {
    const facts = { required: true, since: null, methods: ['app-code'], reasons: [sales], enrolled: true, ...changes };
    expect(requirementSentence(facts)).toBe(sentence);
  });

  it.each([
    [
      'de',
      'Ein zweiter Schritt ist seit 3. März 2026 verlangt durch Everyone und All staff über Sales EU → Sales; eingerichtet.',
    ],
    [
      'fr',
      'Une deuxième étape est exigée depuis le 3 mars 2026 en raison de Everyone et All staff par Sales EU → Sales ; configurée.',
    ],
    [
      'es',
      'Se exige un segundo paso desde el 3 de marzo de 2026 a causa de Everyone y All staff por Sales EU → Sales; configurado.',
    ],
    ['ja', '2026年3月3日から、Everyone、All staff（Sales EU → Sales 経由）により2段階目が必要です。設定済みです。'],
  ] as const)('S2: is said in the language of the person: %s', (locale, sentence) => {
    const since = new Date('2026-03-03T23:30:00Z');
    const facts = { required: true, since, methods: ['app-code'], reasons: [reason('Everyone'), sales], enrolled: true };
    expect(requirementSentence(facts, locale)).toBe(sentence);
  });
});
