/** Times in seconds. Defaults and ranges: SECURITY.md. */
export interface EnrollmentSettings {
  readonly issuer: string; // name shown in authenticator apps, texts and calls
  readonly codeDigits: number; // 6
  readonly codeSeconds: number; // 300: life of a texted code and of a call
  readonly enrollmentSeconds: number; // 600
  readonly challengeSeconds: number; // 300
  readonly pushSeconds: number; // 60: life of a notification's challenge
  readonly triesPerChallenge: number; // 5
  readonly wrongAnswersPerHour: number; // 10: per person, all methods, all doors
  readonly lockSeconds: readonly number[]; // [900, 1800, 3600]; the last repeats
  readonly failuresThatDisable: number; // 50 in a row on one authenticator
  readonly tellOwnerAfter: number; // 3
  readonly totpWindow: number; // steps each way, 1
  readonly resendWaits: readonly number[]; // [30, 60, 120]
  readonly sendWaitSeconds: number; // 30: between two sends to one number, whichever challenge they belong to
  readonly sendsPerChallenge: number; // 3
  readonly callsPerChallenge: number; // 2
  readonly sendsPerNumberHour: number; // 5
  readonly sendsPerNumberDay: number; // 10
  readonly sendsPerPersonDay: number; // 10
  readonly sendsPerSourceHour: number; // 10
  readonly sendsPerPrefixHour: number; // 20: numbers that share their first 6 digits
  readonly sendsPerDay: number; // the whole installation's budget of texts and calls; alarm at 80 %
  /** A prefix with at least `prefixSample` sends in an hour, of which fewer than this share were answered rightly, is paused for an hour. */
  readonly prefixVerifiedShare: number; // 0.4
  readonly prefixSample: number; // 20
  readonly pushesUnanswered: number; // 3 in `pushPauseSeconds`: unanswered or denied
  readonly pushPauseSeconds: number; // 900
  readonly pushesPerDay: number; // 10
  readonly denyPauseSeconds: number; // 300
  readonly recoveryCodes: number; // 10
  readonly recoveryTriesPerDay: number; // 5
  readonly authenticatorsPerMethod: number; // 5: each further app would make one guess worth more
  readonly appPasswordsPerPerson: number; // 10
  /** ISO 3166-1 alpha-2 codes in which phones may be used; 'all' in demo mode. */
  readonly phoneCountries: readonly string[] | 'all';
  /** Host name of the sign-in page. With it, the last line of a text is bound to that origin: `@host #code`. */
  readonly host?: string;
  /** Address of the authenticator page, such as `https://mfa.example.org/authenticator`. */
  readonly authenticatorUrl: string;
}
