import type { HashedEvent } from './canonical.js';

type Facts = Pick<HashedEvent, 'actorName' | 'subjectName' | 'code' | 'details'>;

const fact = (facts: Facts, name: string): string => {
  const value = facts.details[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const METHOD: Record<string, string> = {
  'app-notification': 'app notification',
  'app-code': 'app code',
  'text-message': 'text message',
  'voice-call': 'phone call',
  'office-phone': 'office phone',
  'recovery-codes': 'recovery codes',
};
const method = (facts: Facts): string => METHOD[fact(facts, 'method')] ?? fact(facts, 'method');
const who = (facts: Facts): string => facts.subjectName ?? facts.actorName ?? 'Somebody';
const hint = (facts: Facts): string => (fact(facts, 'hint') ? ` (${fact(facts, 'hint')})` : '');
const MESSAGE: Record<string, string> = {
  'voice-call': 'A call',
  push: 'A notification',
  mail: 'A mail',
  alert: 'An alert',
};
const FOLLOWED: Record<string, string> = {
  new: 'for a group that has come',
  back: 'for a group that is there again',
  renamed: 'for a group that was renamed',
  changed: 'with what the rule demands now',
};
const FAILURE: Record<string, string> = {
  no_answer: 'because nobody answered the call',
  other_keys: 'because other keys were pressed',
  number_wrong: 'because the number was wrong',
};
const RIGHTS: Record<string, string> = {
  write: 'could write to the directory',
  passwords: 'could read stored passwords',
  both: 'could write to the directory and read stored passwords',
};
const failure = (facts: Facts): string | undefined => FAILURE[fact(facts, 'reason')];
const message = (facts: Facts): string =>
  `${MESSAGE[fact(facts, 'kind')] ?? 'A text'}${facts.subjectName ? ` to ${facts.subjectName}` : ''}`;
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
  'signin.put_off': (f) => `${who(f)} put off setting up a second step`,
  'signin.recovering': (f) => `${who(f)} used a recovery code and may set up a new way of verifying`,
  'signin.recovered': (f) => `${who(f)} finished recovering and has to sign in again`,
  'session.proven': (f) => `${who(f)} verified again by ${method(f)} to change something`,
  'browser.remembered': (f) => `${who(f)} had a browser remembered for ${count(f, 'days', 'day', 'days')}`,
  'browser.forgotten': (f) => `${who(f)} had a remembered browser forgotten`,
  'session.ended': (f) => `Sessions of ${who(f)} were ended`,
  'enrollment.started': (f) => `${who(f)} began to set up ${method(f)}${hint(f)}`,
  'enrollment.code_sent': (f) => `A code was sent to ${who(f)} to set up ${method(f)}${hint(f)}`,
  'enrollment.activated': (f) => `A phone became the mobile app that ${who(f)} is setting up`,
  'enrollment.confirmed': (f) => `${who(f)} confirmed setting up ${method(f)}${hint(f)} on the phone`,
  'enrollment.completed': (f) => `${who(f)} finished setting up ${method(f)}${hint(f)}`,
  'enrollment.refused': (f) => `A wrong code was given while ${who(f)} set up ${method(f)}`,
  'enrollment.failed': (f) => `Setting up ${method(f)} for ${who(f)} ended ${failure(f) ?? 'after too many wrong codes'}`,
  'enrollment.cancelled': (f) => `Setting up ${method(f)} for ${who(f)} was cancelled`,
  'authenticator.added': (f) => `${who(f)} has a new way of verifying: ${method(f)}${hint(f)}`,
  'authenticator.disabled': (f) => `${method(f) || 'A way of verifying'} of ${who(f)} was disabled after too many wrong answers`,
  'authenticator.renamed': (f) => `${who(f)} renamed a way of verifying: ${method(f)}${hint(f)}`,
  'authenticator.preferred': (f) => `${who(f)} prefers ${method(f) || 'another way of verifying'}${hint(f)}`,
  'authenticator.removed': (f) => `A way of verifying of ${who(f)} was removed: ${method(f)}${hint(f)}`,
  'authenticator.refused': (f) => `${who(f)} was refused a change of ${method(f) || 'a way of verifying'}`,
  'device.refused': (f) => `A message that claimed to come from the mobile app of ${who(f)} was refused`,
  'challenge.started': (f) => `${who(f)} was asked to verify by ${method(f)}${hint(f)}`,
  'challenge.code_sent': (f) => `A code was sent to ${who(f)}${hint(f)}`,
  'challenge.confirmed': (f) => `${who(f)} confirmed a request by ${method(f)}${hint(f)}`,
  'challenge.denied': (f) => `${who(f)} denied a request by ${method(f)}`,
  'challenge.passed': (f) => `${who(f)} verified by ${method(f)}`,
  'challenge.refused': (f) => `${who(f)} gave a wrong answer to ${method(f) || 'the second step'}`,
  'challenge.failed': (f) => `A request to verify ${who(f)} ended ${failure(f) ?? 'after too many wrong answers'}`,
  'challenge.cancelled': (f) => `A request to verify ${who(f)} was cancelled`,
  'second_factor.counted': (f) => `An answer of ${who(f)} to the second step was counted`,
  'second_factor.unlocked': (f) => `The second factor of ${who(f)} works again`,
  'second_factor.locked': (f) => `The second factor of ${who(f)} is paused after too many wrong answers`,
  'second_factor.owner_told': (f) => `${who(f)} was told about wrong answers`,
  'push.paused': (f) => `Notifications to ${who(f)} are paused`,
  'sends.prefix_paused': () => 'Texts and calls to one range of numbers are paused, because hardly any were answered',
  'sends.budget_alarm': () => 'Four fifths of the texts and calls of one day are spent',
  'sends.budget_spent': () => 'The texts and calls of one day are spent',
  'recovery_codes.issued': (f) => `${who(f)} has new recovery codes`,
  'recovery_codes.used': (f) => `${who(f)} used a recovery code`,
  'recovery_codes.voided': (f) => `The recovery codes of ${who(f)} ended`,
  'app_password.created': (f) => `${who(f)} made the app password “${fact(f, 'name')}”`,
  'app_password.revoked': (f) => `An app password of ${who(f)} was revoked`,
  'app_password.used': (f) => `A program signed in as ${who(f)} by an app password`,
  'app_password.refused': (f) => `An app password for ${who(f)} was refused`,
  'fraud.reported': (f) => `Fraud was reported for ${who(f)}; the account is blocked`,
  'block.lifted': (f) => `${operator(f)} lifted the block of ${who(f)}`,
  'block.lift_refused': (f) => `${operator(f)} was refused to lift their own block`,
  'spray.suspected': (f) =>
    `${count(f, 'answers', 'wrong answer', 'wrong answers')} to the second step within a minute: answers are slow now`,
  'spray.over': () => 'Wrong answers to the second step are as few as usual again',
  'database.taken_over': () => 'Another database server has taken over: app codes of that moment are refused',
  'installation.restored': (f) =>
    `A backup was restored: everybody was signed out, recovery codes ended (security epoch ${fact(f, 'epoch')})`,
  'alert.raised': (f) => `Admins were alerted: ${fact(f, 'sentence')}`,
  'message.sent': (f) => `${message(f)} was handed to ${fact(f, 'provider') || fact(f, 'channel') || 'the channel'}`,
  'message.failed': (f) => `${message(f)} could not be sent`,
  'message.expired': (f) => `${message(f)} was dropped because its time had run out`,
  'provider.created': (f) => `${operator(f)} added the provider “${f.subjectName ?? ''}”`,
  'provider.changed': (f) => `${operator(f)} changed the provider “${f.subjectName ?? ''}”`,
  'provider.deleted': (f) => `${operator(f)} deleted the provider “${f.subjectName ?? ''}”`,
  'provider.tested': (f) => `${operator(f)} tested the provider “${f.subjectName ?? ''}”`,
  'policy.created': (f) => `${operator(f)} created the policy “${f.subjectName ?? ''}”`,
  'policy.draft_saved': (f) => `${operator(f)} saved a draft of “${f.subjectName ?? ''}”`,
  'policy.draft_discarded': (f) => `${operator(f)} discarded the draft of “${f.subjectName ?? ''}”`,
  'policy.published': (f) =>
    `${operator(f)} published version ${fact(f, 'version')} of “${f.subjectName ?? ''}” for ${count(f, 'people', 'person', 'people')}`,
  'policy.rolled_back': (f) =>
    `${operator(f)} rolled “${f.subjectName ?? ''}” back to version ${fact(f, 'content')}, as version ${fact(f, 'version')}`,
  'policy.refusals_alarmed': (f) =>
    `Policy refused ${fact(f, 'refused')} of ${count(f, 'people', 'person', 'people')} who gave their password within ten minutes`,
  'emergency.made': (f) => `${operator(f)} made the emergency account ${f.subjectName ?? ''}`,
  'emergency.confirmed': (f) => `${operator(f)} finished the emergency account ${f.subjectName ?? ''} with its own app`,
  'emergency.removed': (f) => `${operator(f)} removed the emergency account ${f.subjectName ?? ''}`,
  'emergency.password_given': (f) => `The sealed password of the emergency account ${f.subjectName ?? ''} was given`,
  'emergency.used': (f) => `The emergency account ${f.subjectName ?? ''} signed in`,
  'campaign.begun': (f) =>
    `${operator(f)} began the campaign “${f.subjectName ?? ''}” for ${count(f, 'people', 'person', 'people')}`,
  'campaign.mailed': (f) => `The campaign “${f.subjectName ?? ''}” sent ${count(f, 'mails', 'mail', 'mails')}`,
  'campaign.stopped': (f) => `${operator(f)} stopped the campaign “${f.subjectName ?? ''}”`,
  'policy.withdrawn': (f) => `${operator(f)} withdrew “${f.subjectName ?? ''}”`,
  'policy.deleted': (f) => `${operator(f)} deleted the policy “${f.subjectName ?? ''}”`,
  'policy.followed': (f) =>
    `“${f.subjectName ?? ''}” is in force by a rule, ${FOLLOWED[fact(f, 'what')] ?? 'as the directory says'}`,
  'policy.retired': (f) => `“${f.subjectName ?? ''}” ended: no rule names its group any more`,
  'policy_rule.created': (f) =>
    `${operator(f)} made the requirement follow ${f.subjectName ?? 'the directory'}: ${count(f, 'groups', 'group', 'groups')}, ${count(f, 'people', 'person', 'people')}`,
  'policy_rule.changed': (f) =>
    `${operator(f)} changed the rule that follows ${f.subjectName ?? 'the directory'}: ${count(f, 'groups', 'group', 'groups')}, ${count(f, 'people', 'person', 'people')}`,
  'policy_rule.removed': (f) =>
    `${operator(f)} ended the rule that follows ${f.subjectName ?? 'the directory'}: ${count(f, 'policies', 'policy', 'policies')} ended`,
  'policy.exception_granted': (f) =>
    `${operator(f)} excepted ${f.subjectName ?? 'somebody'} from what policies require until ${fact(f, 'endsAt')}`,
  'policy.exception_ended': (f) => `${operator(f)} ended the exception of ${f.subjectName ?? 'somebody'}`,
  'policy.settings_saved': (f) => `${operator(f)} changed what previews of policies assume`,
  'requirements.evaluated': (f) =>
    `Requirements changed: ${fact(f, 'added') || '0'} newly required, ${fact(f, 'removed') || '0'} no longer`,
  'directory.checked': (f) =>
    `${operator(f)} tried a connection to a directory at ${fact(f, 'servers')}: ${fact(f, 'failed') ? `it failed at “${fact(f, 'failed')}”` : 'it works'}`,
  'directory.connected': (f) => `${operator(f)} connected the directory “${f.subjectName ?? ''}” at ${fact(f, 'servers')}`,
  'directory.changed': (f) => `${operator(f)} changed the directory “${f.subjectName ?? ''}”: ${fact(f, 'fields')}`,
  'directory.ordered': (f) => `${operator(f)} changed the order in which directories are asked: ${fact(f, 'order')}`,
  'directory.paused': (f) => `${operator(f)} paused the directory “${f.subjectName ?? ''}”`,
  'directory.resumed': (f) => `${operator(f)} resumed the directory “${f.subjectName ?? ''}”`,
  'directory.removed': (f) =>
    `${operator(f)} removed the directory “${f.subjectName ?? ''}”: ${count(f, 'people', 'person is', 'people are')} missing from now on`,
  'directory.rights': (f) => `The service account of “${f.subjectName ?? ''}” ${RIGHTS[fact(f, 'may')] ?? 'can only read'}`,
  'sync.started': (f) => `A sync of ${f.subjectName ?? 'the directory'} began`,
  'sync.completed': (f) =>
    `A sync of ${f.subjectName ?? 'the directory'} read ${count(f, 'peopleRead', 'person', 'people')}: ${fact(f, 'added') || '0'} new, ${fact(f, 'changed') || '0'} changed, ${fact(f, 'missing') || '0'} missing`,
  'sync.changed': (f) =>
    `Changes in ${f.subjectName ?? 'the directory'} came in: ${fact(f, 'added') || '0'} new, ${fact(f, 'changed') || '0'} changed`,
  'sync.stopped': (f) => `${operator(f)} stopped a sync of ${f.subjectName ?? 'the directory'}`,
  'sync.undone': (f) =>
    `${operator(f)} undid a sync of ${f.subjectName ?? 'the directory'}: ${count(f, 'restored', 'entry', 'entries')} put back, ${fact(f, 'skipped') || '0'} left as they are`,
  'sync.failed': (f) => `A sync of ${f.subjectName ?? 'the directory'} failed and changed nobody`,
  'sync.held': (f) =>
    `A sync of ${f.subjectName ?? 'the directory'} is held: it would remove or disable ${count(f, 'losses', 'person', 'people')}`,
  'sync.applied': (f) => `${operator(f)} applied a held sync of ${f.subjectName ?? 'the directory'}`,
  'sync.discarded': (f) => `${operator(f)} discarded a held sync of ${f.subjectName ?? 'the directory'}`,
  'person.review_needed': (f) => `${who(f)} is new and has the name of somebody seen before: an admin has to look`,
  'person.review_cleared': (f) => `${operator(f)} looked at ${who(f)}, who may now enroll`,
  'person.factors_removed': (f) => `${who(f)} has been missing for 30 days: all ways of verifying were removed`,
  'person.phone_proposed': (f) => `The directory has another office phone for ${who(f)}; the verified one stays`,
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
