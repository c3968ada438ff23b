import type { CallAnswer, EnrollmentPorts, FraudReport, Tx } from '../../ports.js';
import type { Attempt } from '../attempt.js';
import { raiseFraud } from '../report-fraud/raise.js';

/** A person said, by phone, that this request was not theirs (S16). */
export const reportAttempt = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  attempt: Attempt,
  by: FraudReport['by'],
): Promise<CallAnswer> => {
  const { id, personId, method, hint } = attempt.row;
  const context = attempt.kind === 'challenge' ? attempt.row.context : null;
  const report: FraudReport = {
    by,
    regardingId: id,
    decisionId: null,
    method,
    hint,
    application: context?.application ?? ports.settings.issuer,
    place: context?.place ?? null,
    browser: context?.browser ?? null,
  };
  await raiseFraud(ports, tx, { personId, report });
  return 'fraud_reported';
};
