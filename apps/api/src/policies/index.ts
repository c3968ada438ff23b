export { PolicyExplanation } from './history/explanation.types.js';
export { Explanations } from './history/explanations.js';
export { Engine, type Evaluation, type EvaluationCause } from './engine/engine.js';
export { shutsLastWayIn } from './last-way-in.js';
export { isInNetworks } from './networks.js';
export { PoliciesModule } from './policies.module.js';
export { PLAIN_TERMS, type PolicyTerms } from './terms.js';
export { endRules, followRun, followUndo } from './rules/follow-directory.js';
export { type FindGroups, GroupFinder } from './rules/group-finder.js';
export { isWithin } from './rules/matching.js';
export {
  closeRuleGroups,
  dropRuleGroups,
  ruleFilters,
  type RuleFilter,
  stageRuleGroups,
  wasAnswered,
} from './rules/rule-answers.js';
export { type LiveRequirement, PoliciesService } from './policies.service.js';
