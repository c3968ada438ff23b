import type { DirectoryErrorCode, Inspection, StagedPerson } from '@tessera/directory';
import { STEPS, TROUBLE } from './check-sentences.js';
import type { CheckedPerson, DirectoryCheck, DirectoryCheckStep } from './setup.types.js';

type Step<Name extends Inspection['step']> = Extract<Inspection, { step: Name }>;

/** A check as the API spells it: all steps, the ones that were not reached too. `broken`: why it ended between two of them. */
export function checkView(found: readonly Inspection[], broken: DirectoryErrorCode | null, now: Date): DirectoryCheck {
  const of = <Name extends Inspection['step']>(name: Name): Step<Name> | undefined =>
    found.find((one): one is Step<Name> => one.step === name);
  const steps: DirectoryCheckStep[] = STEPS.map((step) => {
    const one = found.find((inspection) => inspection.step === step);
    return one
      ? stepView(one)
      : { step, ok: null, code: null, message: 'Not tried.', cure: null, milliseconds: null, detail: null };
  });
  const stuck = broken && steps.find(({ ok }) => ok === null);
  if (stuck) Object.assign(stuck, { ok: false, code: broken, ...TROUBLE[broken] });
  const certificate = of('tls')?.certificate ?? null;
  const rights = of('rights')?.rights ?? null;
  return {
    ok: steps.every(({ ok }) => ok === true),
    steps,
    certificate: certificate && { ...certificate, names: [...certificate.names] },
    vendor: of('base')?.vendor ?? null,
    namingContexts: [...(of('base')?.namingContexts ?? [])],
    people: (of('people')?.items ?? []).map(personView),
    quarantined: of('people')?.quarantined ?? 0,
    samples: (of('people')?.samples ?? []).map(({ attribute, values }) => ({ attribute, values: [...values] })),
    groups: (of('groups')?.items ?? []).map(({ name, dn }) => ({ name, dn })),
    rights: rights && { ...rights, attributes: [...rights.attributes], checkedAt: now },
  };
}

function stepView(one: Inspection): DirectoryCheckStep {
  const { step, ok, code, milliseconds, detail } = one;
  const trouble = code && TROUBLE[code];
  return {
    step,
    ok,
    code,
    message: ok ? wentWell(one) : (trouble?.message ?? 'This did not work.'),
    cure: ok ? null : (trouble?.cure ?? null),
    milliseconds: Math.round(milliseconds),
    detail: detail || null,
  };
}

function wentWell(one: Inspection): string {
  switch (one.step) {
    case 'reach':
      return `${one.server} answers.`;
    case 'tls':
      return one.certificate
        ? 'The connection is encrypted, and the certificate is trusted.'
        : 'The connection is not encrypted; it stays on this computer.';
    case 'bind':
      return 'The directory takes the account.';
    case 'base':
      return 'The base is there.';
    case 'people':
      return `People can be read: ${one.items.map(({ displayName }) => displayName).join(', ')}.`;
    case 'groups':
      return one.items.length > 0
        ? `Groups can be read: ${one.items.map(({ name }) => name).join(', ')}.`
        : 'There are no groups.';
    case 'rights':
      return rightsSentence(one);
  }
}

function rightsSentence({ rights: { canWrite, readsPasswords } }: Step<'rights'>): string {
  if (canWrite === 'yes' && readsPasswords) return 'The account could write, and read stored passwords. Give it fewer rights.';
  if (canWrite === 'yes') return 'The account could write. Give it fewer rights.';
  if (readsPasswords) return 'The account could read stored passwords. Give it fewer rights.';
  return canWrite === 'no' ? 'The account can only read.' : 'The server does not tell what the account could write.';
}

const personView = ({ externalId: _, dnKey: __, path: ___, loginKeys, extra: ____, ...shown }: StagedPerson): CheckedPerson => ({
  ...shown,
  logins: [...loginKeys],
});
