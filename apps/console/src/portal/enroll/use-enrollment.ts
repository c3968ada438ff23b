import { useCallback } from 'react';
import {
  PortalCancelEnrollmentDocument,
  PortalCurrentEnrollmentDocument,
  type PortalEnrollmentFragment,
  PortalEnrollmentProgressDocument,
  PortalEnrollmentProgressLiveDocument,
  PortalRedeemEnrollmentDocument,
  PortalSendEnrollmentCodeDocument,
  PortalVerifyEnrollmentDocument,
  type PortalViewerFragment,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { useLive } from '../live/use-live';
import { endingOf } from '../proof/over';
import { useSecondsLeft } from '../use-seconds-left';

export type OnEnrolled = (viewer: PortalViewerFragment) => void;

const read = async () => (await request(PortalCurrentEnrollmentDocument)).currentEnrollment;
const watch = { live: PortalEnrollmentProgressLiveDocument, query: PortalEnrollmentProgressDocument };

/** A phone that is to be connected may come in before anything was sent. */
const waits = ({ method, sent, state }: PortalEnrollmentFragment) =>
  method !== 'APP_CODE' && (sent || method === 'APP_NOTIFICATION') && state === 'AWAITING_PROOF';

/** What a person can do with the enrollment on the page. */
export function useEnrollment(enrollment: PortalEnrollmentFragment, onEnrolled: OnEnrolled) {
  const { view, take, act, lost } = useLive(enrollment, { read, watch, waits });
  const secondsLeft = useSecondsLeft(view.expiresAt);
  return {
    view,
    ending: endingOf(view.state, { lost, secondsLeft }),
    send: async () => take((await act((handle) => request(PortalSendEnrollmentCodeDocument, { handle }))).sendEnrollmentCode),
    verify: async (code: string) => {
      const { verifyEnrollment } = await act((handle) => request(PortalVerifyEnrollmentDocument, { handle, code }));
      onEnrolled(verifyEnrollment.viewer);
    },
    redeem: useCallback(async () => {
      const { redeemEnrollment } = await act((handle) => request(PortalRedeemEnrollmentDocument, { handle }));
      onEnrolled(redeemEnrollment.viewer);
    }, [act, onEnrolled]),
    /** Ends it without waiting: the next start would end it anyway, so a failure changes nothing. */
    leave: () => {
      act((handle) => request(PortalCancelEnrollmentDocument, { handle })).catch(() => undefined);
    },
  };
}
