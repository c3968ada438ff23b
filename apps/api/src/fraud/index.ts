export { FraudModule } from './fraud.module.js';
export { SlowAnswers } from './spray/slow-answers.js';
export { SprayWatch } from './spray/spray-watch.js';
