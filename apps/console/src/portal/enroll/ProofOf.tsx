import type { PortalEnrollmentFragment } from '../../generated/portal/graphql';
import type { ApiError } from '../../graphql/client';
import { EndsIn } from '../proof/EndsIn';
import { Finishing } from '../proof/Finishing';
import { isConfirmed } from '../proof/over';
import { Over } from '../proof/Over';
import { AppSetup } from './AppSetup';
import { DeviceSetup } from './DeviceSetup';
import { PhoneProof } from './PhoneProof';
import { type OnEnrolled, useEnrollment } from './use-enrollment';

interface ProofOfProps {
  readonly enrollment: PortalEnrollmentFragment;
  /** Why the first text or call could not be sent already. */
  readonly problem: ApiError | null;
  readonly onEnrolled: OnEnrolled;
  readonly onBack: () => void;
}

export interface ProofStep {
  readonly view: PortalEnrollmentFragment;
  readonly send: () => Promise<void>;
  readonly verify: (code: string) => Promise<void>;
  /** Ends this enrollment and goes a step back. */
  readonly onBack: () => void;
}

/** The last step of an enrollment: the proof that the phone or app is there. */
export function ProofOf({ enrollment, problem, onEnrolled, onBack }: ProofOfProps) {
  const { view, ending, send, verify, redeem, leave } = useEnrollment(enrollment, onEnrolled);
  const goBack = () => {
    leave();
    onBack();
  };
  const step: ProofStep = { view, send, verify, onBack: goBack };
  if (isConfirmed(view.state)) return <Finishing redeem={redeem} />;
  if (ending) return <Over ending={ending} startAgain={onBack} />;
  return (
    <div className="stack">
      {view.method === 'APP_CODE' && view.app && <AppSetup {...step} app={view.app} />}
      {view.method === 'APP_NOTIFICATION' && <DeviceSetup {...step} />}
      {view.method !== 'APP_CODE' && view.method !== 'APP_NOTIFICATION' && <PhoneProof {...step} problem={problem} />}
      <EndsIn at={view.expiresAt} />
    </div>
  );
}
