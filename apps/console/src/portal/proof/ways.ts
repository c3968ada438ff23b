import {
  PortalChallengeProgressDocument,
  PortalChallengeProgressLiveDocument,
  PortalChallengeStartDocument,
  type PortalChallengeStartQuery,
  PortalCurrentChallengeDocument,
  type PortalCurrentChallengeQuery,
  PortalCurrentFreshProofDocument,
  PortalFreshProofProgressDocument,
  PortalFreshProofProgressLiveDocument,
  PortalFreshProofStartDocument,
  PortalRedeemChallengeDocument,
  type PortalRedeemChallengeMutation,
  PortalRedeemFreshProofDocument,
  PortalResendChallengeDocument,
  type PortalResendChallengeMutation,
  PortalResendFreshProofDocument,
  PortalStartChallengeDocument,
  type PortalStartChallengeMutation,
  PortalStartFreshProofDocument,
  PortalVerifyChallengeDocument,
  type PortalVerifyChallengeMutation,
  PortalVerifyFreshProofDocument,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import type { Watch } from '../live/watch-progress';

/** One way of asking for proof: at sign-in, and before a change. The pages for both are the same. */
export interface ProofRequests {
  readonly begin: (signal?: AbortSignal) => Promise<PortalChallengeStartQuery>;
  readonly read: () => Promise<PortalCurrentChallengeQuery['live']>;
  readonly start: (methodId: string) => Promise<PortalStartChallengeMutation['live']>;
  readonly resend: (handle: string) => Promise<PortalResendChallengeMutation['live']>;
  readonly verify: (handle: string, code: string, remember: boolean) => Promise<PortalVerifyChallengeMutation['step']>;
  readonly redeem: (handle: string, remember: boolean) => Promise<PortalRedeemChallengeMutation['step']>;
  readonly watch: Watch;
}

export const signInProof: ProofRequests = {
  begin: (signal) => request(PortalChallengeStartDocument, undefined, signal),
  read: async () => (await request(PortalCurrentChallengeDocument)).live,
  start: async (methodId) => (await request(PortalStartChallengeDocument, { methodId })).live,
  resend: async (handle) => (await request(PortalResendChallengeDocument, { handle })).live,
  verify: async (handle, code, remember) => (await request(PortalVerifyChallengeDocument, { handle, code, remember })).step,
  redeem: async (handle, remember) => (await request(PortalRedeemChallengeDocument, { handle, remember })).step,
  watch: { live: PortalChallengeProgressLiveDocument, query: PortalChallengeProgressDocument },
};

export const freshProof: ProofRequests = {
  begin: (signal) => request(PortalFreshProofStartDocument, undefined, signal),
  read: async () => (await request(PortalCurrentFreshProofDocument)).live,
  start: async (methodId) => (await request(PortalStartFreshProofDocument, { methodId })).live,
  resend: async (handle) => (await request(PortalResendFreshProofDocument, { handle })).live,
  verify: async (handle, code) => (await request(PortalVerifyFreshProofDocument, { handle, code })).step,
  redeem: async (handle) => (await request(PortalRedeemFreshProofDocument, { handle })).step,
  watch: { live: PortalFreshProofProgressLiveDocument, query: PortalFreshProofProgressDocument },
};
