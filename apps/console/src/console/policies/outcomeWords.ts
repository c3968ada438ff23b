import type { PreviewChange, PreviewOutcome, StrandedReason } from '../../generated/graphql';

export const outcomeWords: Readonly<Record<PreviewOutcome, string>> = {
  READY: 'Ready',
  TO_ENROLL: 'Asked to enroll',
  STRANDED: 'Stranded',
};
export const changeWords: Readonly<Record<PreviewChange, string>> = {
  NEW: 'Newly required',
  BOTH: 'Required already',
  GONE: 'No longer required',
};
export const strandedWords: Readonly<Record<StrandedReason, string>> = {
  NO_METHOD: 'all policies together leave no method',
  OTHER_METHOD: 'what is enrolled is not accepted',
  NEEDS_PASS: 'only the helpdesk lets enrolling begin',
  SERVICE_LIKE: 'looks like an account that no person uses',
  NO_PHONE: 'only phones are accepted, and the directory knows none',
};
