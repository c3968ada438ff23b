export { Engine, type Evaluation, type EvaluationCause } from './engine/engine.js';
export { PoliciesModule } from './policies.module.js';
export { PLAIN_TERMS, type PolicyTerms } from './terms.js';
export { type LiveRequirement, PoliciesService } from './policies.service.js';
