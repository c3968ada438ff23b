/**
 * The enrollment core: binds authenticators to people and asks for proof, with every count, limit and guard inside.
 * It knows no framework, no database, no environment and no clock; a host gives it `EnrollmentPorts`.
 */
export { createEnrollment } from './create-enrollment.js';
export type * from './core.js';
export type * from './views.js';
export type * from './ports.js';
export { CORE_AUDIT_ACTIONS } from './ports.js';
export { DEFAULT_SETTINGS } from './settings.js';
export { REFUSAL_CODES, done, refuse, type Outcome, type Refusal, type RefusalCode } from './refusals.js';
export { METHODS, type Method } from './methods/registry.js';
export { LOCALES, type Locale } from './words/locales.js';
export { parsePhone, type ParsedPhone, type PhoneKind } from './phone/parse-phone.js';
export { directoryPhone, type DirectoryPhone } from './phone/directory-phone.js';
export { maskPhone } from './phone/mask-phone.js';
export { phoneCountries, type PhoneCountry } from './phone/phone-countries.js';
export { decide } from './decision/decide.js';
export type { Decision, DecisionOutcome, DecisionReason, SignInFacts, CheckAnswer } from './decision/check.js';
