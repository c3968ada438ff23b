export { Engine, type Evaluation, type EvaluationCause } from './engine/engine.js';
export { PoliciesModule } from './policies.module.js';
export { type LiveRequirement, PoliciesService } from './policies.service.js';
