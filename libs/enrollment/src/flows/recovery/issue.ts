import type { Asker, EnrollmentCore } from '../../core.js';
import type { Authenticator, EnrollmentPorts, RecoveryCode, Tx } from '../../ports.js';
import { done, refuse, type Refusal } from '../../refusals.js';
import { refused } from '../refused.js';
import { sealAuthenticator } from '../seal.js';
import { newRecoveryCode, printedRecoveryCode, type TypedRecoveryCode } from './codes.js';

/**
 * A new set, shown once; each code is kept as a slow hash of its own. Asked twice, because the hashing lies between two
 * transactions: what was allowed before it must still be allowed when the set is put in place.
 */
export const issueRecoveryCodes =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['issueRecoveryCodes'] =>
  async (options) => {
    const before = await ports.transaction((tx) => notAllowed(tx, options));
    if (before !== null) return before;

    const codes = Array.from({ length: ports.settings.recoveryCodes }, (_, index) => newRecoveryCode(ports.random, index + 1));
    const hashes: string[] = [];
    // One after the other: ten at once would take every turn that the host has for slow hashes.
    for (const { secret } of codes) hashes.push(await ports.slowHash.hash(secret));

    return ports.transaction(async (tx) => {
      await tx.authenticators.lock(options.personId);
      const after = await notAllowed(tx, options);
      if (after !== null) return after;
      await putInPlace(ports, tx, options, codes, hashes);
      return done({ codes: codes.map(printedRecoveryCode), issuedAt: tx.now });
    });
  };

const notAllowed = async (tx: Tx, asker: Asker): Promise<Refusal | null> => {
  const no = (refusal: Refusal) => refused(tx, 'authenticator.refused', asker, refusal, { method: 'recovery-codes' });
  if ((await tx.blocks.active(asker.personId)) !== null) return no(refuse('blocked'));
  const lockedUntil = await tx.guesses.lockedUntil(asker.personId, tx.now);
  if (lockedUntil !== null) return no(refuse('second_factor_locked', { retryAt: lockedUntil }));
  const enrolled = await tx.authenticators.list(asker.personId);
  const beside = enrolled.some((one) => one.method !== 'recovery-codes' && one.disabledAt === null);
  return beside ? null : no(refuse('method_not_allowed'));
};

const putInPlace = async (
  ports: EnrollmentPorts,
  tx: Tx,
  { personId, sessionId }: Asker,
  codes: readonly TypedRecoveryCode[],
  hashes: readonly string[],
): Promise<void> => {
  const rows = codes.map(({ number }, index): RecoveryCode => {
    const hash = hashes[index] ?? '';
    return { id: ports.random.uuid(), personId, number, hash, issuedAt: tx.now, usedAt: null };
  });
  await tx.recoveryCodes.replace(personId, rows, tx.now);
  const earlier = (await tx.authenticators.list(personId)).filter((one) => one.method === 'recovery-codes');
  for (const { id } of earlier) await tx.authenticators.remove(id, personId, tx.now);
  await tx.authenticators.insert(authenticatorOfSet(ports, personId, codes.length, tx.now));
  await tx.audit.append({
    action: 'recovery_codes.issued',
    outcome: 'success',
    personId,
    sessionId,
    details: { codes: codes.length, replaced: earlier.length > 0 },
  });
  await tx.notices.tell({ kind: 'recovery_codes_issued', personId, facts: { codes: codes.length } });
};

/** Stands in the person's list for the whole set. Its hint is the number of codes left, which the page words. */
const authenticatorOfSet = (ports: EnrollmentPorts, personId: string, codes: number, now: Date): Authenticator => {
  const id = ports.random.uuid();
  return {
    id,
    personId,
    method: 'recovery-codes',
    label: '',
    hint: String(codes),
    secret: sealAuthenticator(ports.secretBox, Buffer.alloc(0), { id, personId }),
    lastStep: -1,
    preferred: false,
    enrolledAt: now,
    lastUsedAt: null,
    failuresInARow: 0,
    disabledAt: null,
  };
};
