import type { EnrollmentSettings, Purpose } from '../ports.js';

const PURPOSES: Readonly<Record<Purpose, string>> = {
  'sign-in': 'to sign in',
  enroll: 'to set up your second step',
  'fresh-proof': 'to confirm that it is you',
};

/**
 * The text with a code: what it is for, from whom, how long it holds. With a host, the last line binds the code to that
 * origin in the form that browsers read for autofill (WICG, "Origin-bound one-time codes delivered via SMS").
 */
export const codeMessage = (options: {
  readonly settings: Pick<EnrollmentSettings, 'issuer' | 'host'>;
  readonly purpose: Purpose;
  readonly code: string;
  readonly seconds: number;
}): string => {
  const { settings, purpose, code } = options;
  const minutes = Math.max(1, Math.floor(options.seconds / 60));
  const holds = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const text = `${settings.issuer}: ${code} is your code ${PURPOSES[purpose]}. It works for ${holds}. Give it to nobody.`;
  return settings.host === undefined ? text : `${text}\n\n@${settings.host} #${code}`;
};
