import type { ConsoleDirectoryCheckFragment } from '../../../generated/graphql';
import type { DirectoryForm } from './form';

export type DirectoryCheck = ConsoleDirectoryCheckFragment;
export type CheckStep = DirectoryCheck['steps'][number];

const typed = (text: string): boolean => text.trim() !== '';

/** What of a directory has been said already, and so can be judged. */
export interface Said {
  readonly account: boolean;
  /** DN below which people are. */
  readonly base: boolean;
}
export const saidOf = (form: DirectoryForm, passwordStored: boolean): Said => ({
  account: typed(form.bindDn) && (typed(form.bindPassword) || passwordStored),
  base: typed(form.baseDn),
});

const comesLater: Readonly<Record<string, string>> = {
  bind: 'The account comes in the next step.',
  base: 'The base is chosen after the account.',
};

/** The steps of a check; what fails only because it was not said yet counts as not reached, and so does all behind it. */
export function judged(steps: readonly CheckStep[], { account, base }: Said): CheckStep[] {
  const early = account ? (base ? null : 'base') : 'bind';
  const from = early === null ? -1 : steps.findIndex(({ step }) => step === early);
  const failed = steps.findIndex(({ ok }) => ok === false);
  if (from < 0 || steps[from]?.ok || (failed >= 0 && failed < from)) return [...steps];
  return steps.map((one, at) =>
    at < from ? one : { ...one, ok: null, code: null, cure: null, detail: null, message: comesLater[one.step] ?? '' },
  );
}

/** True when the server refused this account: asked again and again, it would be locked. */
export const accountRefused = ({ steps }: DirectoryCheck): boolean =>
  steps.some(({ step, ok }) => step === 'bind' && ok === false);

/** What the account could do that Tessera never does; null when it is as it should be or the server cannot tell. */
export function rightsWarning(rights: { canWrite: string; readsPasswords?: boolean | null } | null | undefined): string | null {
  const writes = rights?.canWrite === 'yes';
  const passwords = rights?.readsPasswords === true;
  if (!writes && !passwords) return null;
  const may =
    writes && passwords ? 'change entries and read password hashes' : writes ? 'change entries' : 'read password hashes';
  return `This account may ${may}. Tessera never does; give it an account that cannot.`;
}

type Samples = DirectoryCheck['samples'];

/** What the first person has in this attribute now; null when it has none, or cannot be read. */
export function sampleOf(samples: Samples, attribute: string): string | null {
  const wanted = attribute.trim().toLowerCase();
  const values = samples.find((sample) => sample.attribute.toLowerCase() === wanted)?.values;
  return values && values.length > 0 ? values.join(', ') : null;
}
