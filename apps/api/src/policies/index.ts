export { PolicyExplanation } from './history/explanation.types.js';
export { Explanations } from './history/explanations.js';
export { Engine, type Evaluation, type EvaluationCause } from './engine/engine.js';
export { shutsLastWayIn } from './last-way-in.js';
export { checkReason } from './policy-acts.js';
export { isWithin } from './networks.js';
export { PoliciesModule } from './policies.module.js';
export { PLAIN_TERMS, type PolicyTerms } from './terms.js';
export { type LiveRequirement, PoliciesService } from './policies.service.js';
