import type { Ended, Restored } from './after-restore.js';

const NAMES: { readonly [K in keyof Ended]: string } = {
  sessions: 'sessions',
  signInsUnderWay: 'sign-ins under way',
  rememberedBrowsers: 'remembered browsers',
  requests: 'requests to verify',
  enrollments: 'enrollments under way',
  appPasswords: 'app passwords',
  recoveryCodes: 'recovery codes',
};

/** What the person at the terminal reads. */
export function restoredLines({ epoch, ended, since, review }: Restored): string[] {
  const day = since.toISOString();
  return [
    `Security epoch ${epoch}. Ended:`,
    ...Object.entries(NAMES).map(([name, shown]) => `  ${shown}: ${ended[name as keyof Ended]}`),
    'Codes of authenticator apps up to this moment are refused.',
    'To review, since a way of verifying that was removed or added after the backup is as it was in it:',
    ...review.map(({ method, usable, changed }) => `  ${method}: ${usable} usable, ${changed} changed since ${day}`),
    ...(review.length === 0 ? ['  nobody has enrolled anything'] : []),
  ];
}
