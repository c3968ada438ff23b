/** What a policy says beside whom and by which methods. Where several require a person, the strictest of each holds. */
export interface PolicyTerms {
  /** On calls the two digits on the page are typed instead of `#`. */
  readonly digitsOnCalls: boolean;
  /** Another office phone than the directory's may be typed. */
  readonly officePhoneEditable: boolean;
  /** Signing in goes no further before a second way in exists. */
  readonly backupRequired: boolean;
  /** Life of an app password; 0: there are none. */
  readonly appPasswordDays: number;
  readonly appPasswordsMost: number;
  /** How long a browser may be remembered; 0: never. */
  readonly rememberDays: number;
  /** Days from the first requirement within which enrolling can be put off; 0: none. */
  readonly graceDays: number;
}

export const PLAIN_TERMS: PolicyTerms = {
  digitsOnCalls: false,
  officePhoneEditable: false,
  backupRequired: false,
  appPasswordDays: 0,
  appPasswordsMost: 10,
  rememberDays: 0,
  graceDays: 0,
};

/** Highest of each, in days or passwords ; SECURITY.md says why. */
export const MOST = { appPasswordDays: 365, appPasswordsMost: 10, rememberDays: 30, graceDays: 30 } as const;

const STRICTEST: Readonly<Record<keyof PolicyTerms, string>> = {
  digitsOnCalls: 'bool_or',
  officePhoneEditable: 'bool_and',
  backupRequired: 'bool_or',
  appPasswordDays: 'min',
  appPasswordsMost: 'min',
  rememberDays: 'min',
  graceDays: 'min',
};

/** The strictest of each over rows with a column `terms`, as one JSON object. */
export const strictestTerms = (column: string): string => {
  const entries = Object.entries(STRICTEST).map(
    ([name, pick]) => `'${name}', ${pick}((${column} ->> '${name}')::${pick === 'min' ? 'integer' : 'boolean'})`,
  );
  return `jsonb_build_object(${entries.join(', ')})`;
};
