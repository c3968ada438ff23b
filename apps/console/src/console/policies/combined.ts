import type { Terms } from './draft';

/** What holds of each component when several policies match a person; the table is in docs/policies.md. */
export const combined: Readonly<Record<Exclude<keyof Terms, 'enrollNetworks'>, string>> & { methods: string } = {
  methods: 'Of several policies: only methods that all of them allow.',
  minimumStrength: 'Of several policies the strongest holds.',
  backupRequired: 'On as soon as one policy says so.',
  digitsOnCalls: 'On as soon as one policy says so.',
  officePhoneEditable: 'On only when all policies say so.',
  appPasswordDays: 'Of several policies the fewest days hold.',
  appPasswordsMost: 'Of several policies the fewest hold.',
  rememberDays: 'Of several policies the fewest days hold.',
  graceDays: 'Of several policies the fewest days hold.',
  networks: 'Of several policies: only addresses that all of them name.',
  enrollFrom: 'Of several policies the strictest holds: helpdesk, then network, then password.',
};
