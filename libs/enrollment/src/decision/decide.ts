import { METHODS, type Method } from '../methods/registry.js';
import type { CheckAnswer, CheckedFacts, Decision, SignInFacts } from './check.js';
import { CHECKS } from './registry.js';

/**
 * What this sign-in needs after the first factor. Asks every check, in the registry's order, and takes the first answer;
 * when none answers, the sign-in is denied. Pure: same facts, same decision.
 */
export const decide = (facts: SignInFacts): Decision => {
  const checked = withSets(facts);
  const trace = CHECKS.map((check) => ({ check: check.name, answer: check.answer(checked) }));
  const answer = trace.find((entry) => entry.answer !== null)?.answer ?? { outcome: 'deny', reason: 'no_check_answered' };
  const challenged = answer.outcome === 'challenge';
  return {
    ...answer,
    authenticatorIds: challenged ? [...checked.usable, ...checked.recovery] : [],
    allowedMethods: challenged && checked.recovery.length > 0 ? [...checked.allowed, RECOVERY] : checked.allowed,
    requiredBecause: facts.requirement.reasons,
    skipUntil: skipUntil(checked, answer),
    owes: answer.outcome === 'allow' && owesBackup(checked) ? ['backup'] : [],
    trace,
  };
};

const RECOVERY = 'recovery-codes' satisfies Method;

const withSets = (facts: SignInFacts): CheckedFacts => {
  const offered = facts.requirement.required ? facts.requirement.methods : METHODS;
  const allowed: readonly Method[] = offered.filter((method) => method !== RECOVERY);
  const working = facts.authenticators.filter((one) => !one.disabled);
  return {
    ...facts,
    owed: facts.requirement.required || facts.hasRole || facts.authenticators.length > 0,
    allowed,
    usable: working.filter((one) => allowed.includes(one.method)).map((one) => one.id),
    recovery: working.filter((one) => one.method === RECOVERY).map((one) => one.id),
  };
};

/** Grace is for the first enrollment that policy asks for: not for operators, not after a recovery. */
const skipUntil = ({ hasRole, deadline, now }: CheckedFacts, { reason }: CheckAnswer): Date | null =>
  reason === 'required_not_enrolled' && !hasRole && deadline !== null && deadline > now ? deadline : null;

/** One way in that satisfies, and no second one of any kind. */
const owesBackup = ({ backupRequired, usable, recovery }: CheckedFacts): boolean =>
  backupRequired && usable.length === 1 && recovery.length === 0;
