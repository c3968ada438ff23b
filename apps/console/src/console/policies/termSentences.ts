import type { Terms } from './draft';

const plural = new Intl.PluralRules('en');
const days = (number: number) => `${number} ${plural.select(number) === 'one' ? 'day' : 'days'}`;

/** What a version says beside whom and how, in the order in which people meet it. */
export function termSentences(terms: Terms): string[] {
  return [
    terms.graceDays > 0 ? `Enrolling can be put off for ${days(terms.graceDays)}.` : 'Enrolling cannot be put off.',
    terms.backupRequired && 'A second way is required.',
    terms.digitsOnCalls && 'Calls ask for two digits.',
    terms.officePhoneEditable && 'Another office phone may be typed.',
    terms.appPasswordDays > 0 && `Up to ${terms.appPasswordsMost} app passwords, each for ${days(terms.appPasswordDays)}.`,
    terms.rememberDays > 0 && `Browsers may be remembered for ${days(terms.rememberDays)}.`,
  ].filter((sentence) => sentence !== false);
}
