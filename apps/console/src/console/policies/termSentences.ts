import type { Terms } from './draft';

const plural = new Intl.PluralRules('en');
const days = (number: number) => `${number} ${plural.select(number) === 'one' ? 'day' : 'days'}`;

export const strengths: Readonly<Record<number, string>> = {
  0: 'Any method that is allowed.',
  1: 'At least a phone.',
  2: 'At least a code of the mobile app.',
  3: 'A notification of the mobile app.',
};

/** What a version says beside whom and how, in the order in which people meet it. */
export function termSentences(terms: Terms): string[] {
  return [
    terms.graceDays > 0 ? `Enrolling can be put off for ${days(terms.graceDays)}.` : 'Enrolling cannot be put off.',
    terms.backupRequired && 'A second way is required.',
    terms.digitsOnCalls && 'Calls ask for two digits.',
    terms.officePhoneEditable && 'Another office phone may be typed.',
    terms.appPasswordDays > 0 && `Up to ${terms.appPasswordsMost} app passwords, each for ${days(terms.appPasswordDays)}.`,
    terms.minimumStrength > 0 && (strengths[terms.minimumStrength] ?? false),
    terms.networks.length > 0 && `Nothing more is asked from ${terms.networks.join(', ')}.`,
    terms.enrollFrom === 'NETWORK' && `Enrolling begins only from ${terms.enrollNetworks.join(', ')}.`,
    terms.enrollFrom === 'HELPDESK' && 'Enrolling begins only through the helpdesk.',
    terms.rememberDays > 0 && `Browsers may be remembered for ${days(terms.rememberDays)}.`,
  ].filter((sentence) => sentence !== false);
}
