import {
  PortalCancelEnrollmentDocument,
  PortalCurrentEnrollmentDocument,
  type PortalEnrollmentFragment,
  PortalSendEnrollmentCodeDocument,
  PortalVerifyEnrollmentDocument,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { useSession } from '../Session';
import { useLive } from '../use-live';

const readAgain = async () => (await request(PortalCurrentEnrollmentDocument)).currentEnrollment;

/** What a person can do with the enrollment on the page. */
export function useEnrollment(enrollment: PortalEnrollmentFragment) {
  const { finish } = useSession();
  const { view, take, act } = useLive(enrollment, readAgain);
  return {
    view,
    send: async () => take((await act((handle) => request(PortalSendEnrollmentCodeDocument, { handle }))).sendEnrollmentCode),
    verify: async (code: string) => {
      const { verifyEnrollment } = await act((handle) => request(PortalVerifyEnrollmentDocument, { handle, code }));
      finish(verifyEnrollment.viewer);
    },
    /** Ends it without waiting: the next start would end it anyway, so a failure changes nothing. */
    leave: () => {
      act((handle) => request(PortalCancelEnrollmentDocument, { handle })).catch(() => undefined);
    },
  };
}
