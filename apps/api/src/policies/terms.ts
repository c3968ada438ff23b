import type { ENROLL_FROM } from './components.js';

export type EnrollFrom = (typeof ENROLL_FROM)[number];

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
  /** Methods below it do not satisfy; 0: any. */
  readonly minimumStrength: number;
  /** From these nothing more is asked of whoever has enrolled; CIDR, as PostgreSQL writes networks. */
  readonly networks: readonly string[];
  readonly enrollFrom: EnrollFrom;
  /** Where enrolling may begin when `enrollFrom` is 'network'. */
  readonly enrollNetworks: readonly string[];
}

export const PLAIN_TERMS: PolicyTerms = {
  digitsOnCalls: false,
  officePhoneEditable: false,
  backupRequired: false,
  appPasswordDays: 0,
  appPasswordsMost: 10,
  rememberDays: 0,
  graceDays: 0,
  minimumStrength: 0,
  networks: [],
  enrollFrom: 'password',
  enrollNetworks: [],
};

/** Highest of each, in days or passwords ; SECURITY.md says why. */
export const MOST = { appPasswordDays: 365, appPasswordsMost: 10, rememberDays: 30, graceDays: 30, minimumStrength: 3 } as const;
