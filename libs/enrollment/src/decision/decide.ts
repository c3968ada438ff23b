import { METHODS } from '../methods/registry.js';
import type { CheckedFacts, Decision, SignInFacts } from './check.js';
import { CHECKS } from './registry.js';

/**
 * What this sign-in needs after the first factor. Asks every check, in the registry's order, and takes the first answer;
 * when none answers, the sign-in is denied. Pure: same facts, same decision.
 */
export const decide = (facts: SignInFacts): Decision => {
  const checked = withSets(facts);
  const trace = CHECKS.map((check) => ({ check: check.name, answer: check.answer(checked) }));
  const answer = trace.find((entry) => entry.answer !== null)?.answer ?? { outcome: 'deny', reason: 'no_check_answered' };
  return {
    ...answer,
    authenticatorIds: answer.outcome === 'challenge' ? checked.usable : [],
    allowedMethods: checked.allowed,
    requiredBecause: facts.requirement.reasons,
    trace,
  };
};

const withSets = (facts: SignInFacts): CheckedFacts => {
  const allowed = facts.requirement.required ? facts.requirement.methods : METHODS;
  return {
    ...facts,
    owed: facts.requirement.required || facts.hasRole || facts.authenticators.length > 0,
    allowed,
    usable: facts.authenticators.filter((one) => !one.disabled && allowed.includes(one.method)).map((one) => one.id),
  };
};
