import type { EnrollmentSettings } from './ports.js';

/**
 * The secure defaults. A host adds its issuer, the address of its authenticator page, and the countries in which phones may be
 * used: none until it says so. `sendsPerDay` should follow from how many phones are enrolled.
 */
export const DEFAULT_SETTINGS: Omit<EnrollmentSettings, 'issuer' | 'authenticatorUrl'> = {
  codeDigits: 6,
  codeSeconds: 300,
  enrollmentSeconds: 600,
  challengeSeconds: 300,
  pushSeconds: 60,
  triesPerChallenge: 5,
  wrongAnswersPerHour: 10,
  lockSeconds: [900, 1800, 3600],
  failuresThatDisable: 50,
  tellOwnerAfter: 3,
  totpWindow: 1,
  resendWaits: [30, 60, 120],
  sendWaitSeconds: 30,
  sendsPerChallenge: 3,
  callsPerChallenge: 2,
  sendsPerNumberHour: 5,
  sendsPerNumberDay: 10,
  sendsPerPersonDay: 10,
  sendsPerSourceHour: 10,
  sendsPerPrefixHour: 20,
  sendsPerDay: 500,
  prefixVerifiedShare: 0.4,
  prefixSample: 20,
  pushesUnanswered: 3,
  pushPauseSeconds: 900,
  pushesPerDay: 10,
  denyPauseSeconds: 300,
  recoveryCodes: 10,
  recoveryTriesPerDay: 5,
  authenticatorsPerMethod: 5,
  appPasswordsPerPerson: 10,
  phoneCountries: [],
};

type NumericSetting = {
  [K in keyof EnrollmentSettings]-?: EnrollmentSettings[K] extends number ? K : never;
}[keyof EnrollmentSettings];
type CountedSetting = Exclude<NumericSetting, 'prefixVerifiedShare'>;

/** Lowest and highest value of each; what a person's safety rests on may only be tightened (RFC 6238 §5.2, NIST SP 800-63B §3.2.2). */
const RANGES: { readonly [K in CountedSetting]: readonly [number, number] } = {
  codeDigits: [6, 8],
  codeSeconds: [60, 600],
  enrollmentSeconds: [60, 600],
  challengeSeconds: [60, 600],
  pushSeconds: [30, 120],
  triesPerChallenge: [3, 5],
  wrongAnswersPerHour: [5, 10],
  failuresThatDisable: [10, 100],
  tellOwnerAfter: [1, 5],
  totpWindow: [0, 2],
  sendWaitSeconds: [30, 3600],
  sendsPerChallenge: [1, 3],
  callsPerChallenge: [1, 2],
  sendsPerNumberHour: [1, 5],
  sendsPerNumberDay: [1, 10],
  sendsPerPersonDay: [1, 10],
  sendsPerSourceHour: [1, 1000],
  sendsPerPrefixHour: [1, 10_000],
  sendsPerDay: [1, 10_000_000],
  prefixSample: [5, 10_000],
  pushesUnanswered: [1, 3],
  pushPauseSeconds: [600, 14_400],
  pushesPerDay: [1, 10],
  denyPauseSeconds: [300, 14_400],
  recoveryCodes: [8, 16],
  recoveryTriesPerDay: [3, 5],
  authenticatorsPerMethod: [1, 10],
  appPasswordsPerPerson: [1, 50],
};

const outside = (value: number, low: number, high: number): boolean => !Number.isInteger(value) || value < low || value > high;

/** Throws a RangeError that names the first setting that is out of its range. */
export const checkSettings = (settings: EnrollmentSettings): void => {
  for (const [name, [low, high]] of Object.entries(RANGES) as [CountedSetting, readonly [number, number]][]) {
    if (outside(settings[name], low, high)) throw new RangeError(`setting ${name}: a whole number from ${low} to ${high}`);
  }
  if (!(settings.prefixVerifiedShare >= 0 && settings.prefixVerifiedShare <= 1)) {
    throw new RangeError('setting prefixVerifiedShare: a number from 0 to 1');
  }
  if (settings.lockSeconds.length === 0 || settings.lockSeconds.some((seconds) => outside(seconds, 900, 14_400))) {
    throw new RangeError('setting lockSeconds: at least one whole number from 900 to 14400');
  }
  if (settings.resendWaits.length === 0 || settings.resendWaits.some((seconds) => outside(seconds, 30, 3600))) {
    throw new RangeError('setting resendWaits: at least one whole number from 30 to 3600');
  }
  if (!URL.canParse(settings.authenticatorUrl)) throw new RangeError('setting authenticatorUrl: an absolute address');
};
