/**
 * Who may call what: one row an operation, the whole schema. `anyone` before sign-in; `challenge` and `enroll` half-sessions;
 * `person` a full session without a role; then the console roles. A new operation without a row fails the build.
 */
export const VIEWERS = ['anyone', 'challenge', 'enroll', 'person', 'helpdesk', 'auditor', 'admin'] as const;
export type ViewerKind = (typeof VIEWERS)[number];

const everybody = [...VIEWERS];
const operators: ViewerKind[] = ['helpdesk', 'auditor', 'admin'];
const reviewers: ViewerKind[] = ['auditor', 'admin'];
const signedIn: ViewerKind[] = ['person', ...operators];
const admin: ViewerKind[] = ['admin'];

export const DOORS: Readonly<Record<string, readonly ViewerKind[]>> = {
  'Query.viewer': everybody,
  'Query.publicSettings': everybody,
  'Query.myMethods': ['challenge', ...signedIn],
  'Query.enrollmentMethods': ['enroll'],
  'Query.currentEnrollment': ['enroll'],
  'Query.currentChallenge': ['challenge'],
  'Query.setupGroups': everybody,
  'Query.coverage': operators,
  'Query.people': operators,
  'Query.person': operators,
  'Query.groups': operators,
  'Query.organisationalUnits': operators,
  'Query.policies': reviewers,
  'Query.policy': reviewers,
  'Query.policyPreview': admin,
  'Query.directories': reviewers,
  'Query.directory': reviewers,
  'Query.syncRuns': reviewers,
  'Query.syncRun': reviewers,
  'Query.auditEvents': operators,
  'Query.auditEvent': reviewers,
  'Query.auditActions': operators,
  'Query.auditSeals': reviewers,
  'Query.roleMappings': admin,
  'Query.demoAccounts': everybody,
  'Query.demoTexts': everybody,
  'Mutation.signIn': everybody,
  'Mutation.startChallenge': ['challenge'],
  'Mutation.resendChallenge': ['challenge'],
  'Mutation.verifyChallenge': ['challenge'],
  'Mutation.cancelSignIn': everybody,
  'Mutation.signOut': everybody,
  'Mutation.startPhoneEnrollment': ['enroll'],
  'Mutation.startAppEnrollment': ['enroll'],
  'Mutation.sendEnrollmentCode': ['enroll'],
  'Mutation.verifyEnrollment': ['enroll'],
  'Mutation.cancelEnrollment': ['enroll'],
  'Mutation.claimSetup': everybody,
  'Mutation.createPolicy': admin,
  'Mutation.savePolicyDraft': admin,
  'Mutation.discardPolicyDraft': admin,
  'Mutation.publishPolicy': admin,
  'Mutation.withdrawPolicy': admin,
  'Mutation.deletePolicy': admin,
  'Mutation.startSync': admin,
  'Mutation.applySyncHold': admin,
  'Mutation.discardSyncHold': admin,
  'Mutation.addRoleMapping': admin,
  'Mutation.removeRoleMapping': admin,
  'Mutation.verifyAudit': reviewers,
  'Subscription.syncProgress': reviewers,
  'Subscription.demoTextArrived': everybody,
};
