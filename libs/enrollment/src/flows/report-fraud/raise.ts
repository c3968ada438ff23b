import type { EnrollmentCore } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import type { Block, EnrollmentPorts, FraudReport, Tx } from '../../ports.js';
import { shownText } from '../device/shown-text.js';

const shown = (text: string | null): string | null => (text === null ? null : shownText(text));

/**
 * What every report of fraud does, whichever way it came: blocks the person until somebody else lifts it, and ends whatever rests
 * on trust in them, in the transaction of the report (S16, attacks D09 and F05). A second report joins the block that stands.
 */
export const raiseFraud = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  { personId, report }: { readonly personId: string; readonly report: FraudReport },
): Promise<Block> => {
  const cleaned: FraudReport = {
    ...report,
    application: shown(report.application),
    place: shown(report.place),
    browser: shown(report.browser),
  };
  // First, so that an app password or a set of codes that is being made is either seen here, or sees the block.
  await tx.authenticators.lock(personId);
  const { block, first } = await tx.blocks.raise({ id: ports.random.uuid(), personId, at: tx.now, report: cleaned });

  const reported = cleaned.regardingId === null ? null : await tx.challenges.findById(cleaned.regardingId, tx.now);
  const to = reported?.personId === personId ? next(challengeMachine, reported.state, 'fraud_reported') : null;
  if (reported !== null && to !== null) await tx.challenges.transition(reported.id, reported.state, to, tx.now);
  const challenges = await tx.challenges.endPending(personId, null, tx.now);
  const enrollments = await tx.enrollments.cancelLive(personId, null, tx.now);
  const appPasswords = await tx.appPasswords.revokeAll(personId, 'fraud_reported', tx.now);

  const about = { outcome: 'success', personId } as const;
  if (appPasswords > 0) {
    const details = { reason: 'fraud_reported', revoked: appPasswords };
    await tx.audit.append({ ...about, action: 'app_password.revoked', details });
  }
  await tx.audit.append({
    ...about,
    action: 'fraud.reported',
    details: { ...cleaned, blockId: block.id, first, challenges, enrollments, appPasswords },
  });
  await tx.notices.tell({ kind: 'fraud_reported', personId, facts: factsOf(cleaned) });
  await ports.trustEnded(tx, { personId, why: 'fraud_reported', block });
  return block;
};

const factsOf = ({ by, application, place, browser }: FraudReport): Record<string, string> => ({
  by,
  ...(application !== null && { application }),
  ...(place !== null && { place }),
  ...(browser !== null && { browser }),
});

/** "This was not me", from the portal. */
export const reportFraud =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['reportFraud'] =>
  ({ personId, report }) =>
    ports.transaction(async (tx) => {
      await raiseFraud(ports, tx, { personId, report });
    });
