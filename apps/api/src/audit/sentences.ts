import type { HashedEvent } from './canonical.js';

type Facts = Pick<HashedEvent, 'actorName' | 'subjectName' | 'code' | 'details'>;

const fact = (facts: Facts, name: string): string => {
  const value = facts.details[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const METHOD: Record<string, string> = { 'text-message': 'text message', 'app-code': 'app code' };
const method = (facts: Facts): string => METHOD[fact(facts, 'method')] ?? fact(facts, 'method');
const who = (facts: Facts): string => facts.subjectName ?? facts.actorName ?? 'Somebody';
const hint = (facts: Facts): string => (fact(facts, 'hint') ? ` (${fact(facts, 'hint')})` : '');
const operator = (facts: Facts): string => facts.actorName ?? 'An operator';
const count = (facts: Facts, name: string, one: string, many: string): string => {
  const number = fact(facts, name) || '0';
  return `${number} ${number === '1' ? one : many}`;
};

/** Every action that is ever written, with the sentence that a reader of the log sees. */
const SENTENCES: Record<string, (facts: Facts) => string> = {
  'signin.password_refused': (f) => `${who(f)} was refused at the password`,
  'signin.paused': (f) => `Sign-in of ${who(f)} is paused after too many wrong passwords`,
  'signin.step_required': (f) =>
    `${who(f)} gave the right password; the decision asks for ${fact(f, 'outcome') || 'a second step'}`,
  'signin.completed': (f) => `${who(f)} signed in`,
  'signin.denied': (f) => `${who(f)} was denied sign-in`,
  'signin.cancelled': (f) => `${who(f)} gave up signing in`,
  'signin.ended': (f) => `${who(f)} signed out`,
  'session.ended': (f) => `Sessions of ${who(f)} were ended`,
  'enrollment.started': (f) => `${who(f)} began to set up ${method(f)}${hint(f)}`,
  'enrollment.code_sent': (f) => `A code was sent to ${who(f)} to set up ${method(f)}${hint(f)}`,
  'enrollment.completed': (f) => `${who(f)} finished setting up ${method(f)}${hint(f)}`,
  'enrollment.refused': (f) => `A wrong code was given while ${who(f)} set up ${method(f)}`,
  'enrollment.failed': (f) => `Setting up ${method(f)} for ${who(f)} ended after too many wrong codes`,
  'enrollment.cancelled': (f) => `Setting up ${method(f)} for ${who(f)} was cancelled`,
  'authenticator.added': (f) => `${who(f)} has a new way of verifying: ${method(f)}${hint(f)}`,
  'authenticator.disabled': (f) => `${method(f) || 'A way of verifying'} of ${who(f)} was disabled after too many wrong answers`,
  'challenge.started': (f) => `${who(f)} was asked to verify by ${method(f)}${hint(f)}`,
  'challenge.code_sent': (f) => `A code was sent to ${who(f)}${hint(f)}`,
  'challenge.passed': (f) => `${who(f)} verified by ${method(f)}`,
  'challenge.refused': (f) => `${who(f)} gave a wrong answer to ${method(f) || 'the second step'}`,
  'challenge.failed': (f) => `A request to verify ${who(f)} ended after too many wrong answers`,
  'challenge.cancelled': (f) => `A request to verify ${who(f)} was cancelled`,
  'second_factor.counted': (f) => `An answer of ${who(f)} to the second step was counted`,
  'second_factor.unlocked': (f) => `The second factor of ${who(f)} works again`,
  'second_factor.locked': (f) => `The second factor of ${who(f)} is paused after too many wrong answers`,
  'second_factor.owner_told': (f) => `${who(f)} was told about wrong answers`,
  'message.sent': (f) => `A text to ${who(f)} was handed to ${fact(f, 'channel') || 'the channel'}`,
  'message.failed': (f) => `A text to ${who(f)} could not be sent`,
  'message.expired': (f) => `A text to ${who(f)} was dropped because its code had run out`,
  'policy.created': (f) => `${operator(f)} created the policy “${f.subjectName ?? ''}”`,
  'policy.draft_saved': (f) => `${operator(f)} saved a draft of “${f.subjectName ?? ''}”`,
  'policy.draft_discarded': (f) => `${operator(f)} discarded the draft of “${f.subjectName ?? ''}”`,
  'policy.published': (f) =>
    `${operator(f)} published version ${fact(f, 'version')} of “${f.subjectName ?? ''}” for ${count(f, 'people', 'person', 'people')}`,
  'policy.withdrawn': (f) => `${operator(f)} withdrew “${f.subjectName ?? ''}”`,
  'policy.deleted': (f) => `${operator(f)} deleted the policy “${f.subjectName ?? ''}”`,
  'requirements.evaluated': (f) =>
    `Requirements changed: ${fact(f, 'added') || '0'} newly required, ${fact(f, 'removed') || '0'} no longer`,
  'sync.started': (f) => `A sync of ${f.subjectName ?? 'the directory'} began`,
  'sync.completed': (f) =>
    `A sync of ${f.subjectName ?? 'the directory'} read ${count(f, 'peopleRead', 'person', 'people')}: ${fact(f, 'added') || '0'} new, ${fact(f, 'changed') || '0'} changed, ${fact(f, 'missing') || '0'} missing`,
  'sync.failed': (f) => `A sync of ${f.subjectName ?? 'the directory'} failed and changed nobody`,
  'sync.held': (f) =>
    `A sync of ${f.subjectName ?? 'the directory'} is held: it would remove or disable ${count(f, 'losses', 'person', 'people')}`,
  'sync.applied': (f) => `${operator(f)} applied a held sync of ${f.subjectName ?? 'the directory'}`,
  'sync.discarded': (f) => `${operator(f)} discarded a held sync of ${f.subjectName ?? 'the directory'}`,
  'role.mapped': (f) => `${operator(f)} gave the role ${fact(f, 'role')} to the group “${f.subjectName ?? ''}”`,
  'role.unmapped': (f) => `${operator(f)} took the role ${fact(f, 'role')} from the group “${f.subjectName ?? ''}”`,
  'setup.token_issued': () => 'A one-time setup token was issued at start',
  'setup.claimed': (f) => `The setup token was used: members of “${f.subjectName ?? ''}” are admins`,
  'setup.refused': () => 'A wrong setup token was given',
  'audit.verified': (f) => `${operator(f)} verified the audit log`,
};

export const AUDIT_ACTIONS: readonly string[] = Object.keys(SENTENCES);

export const auditSentence = (event: Facts & { readonly action: string }): string =>
  SENTENCES[event.action]?.(event) ?? `${event.action}: ${who(event)}`;
