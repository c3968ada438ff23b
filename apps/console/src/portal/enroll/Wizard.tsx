import { useState } from 'react';
import type { Method, PortalEnrollmentFragment, PortalEnrollStartQuery } from '../../generated/portal/graphql';
import { PortalEnrollStartDocument, PortalStartAppEnrollmentDocument } from '../../generated/portal/graphql';
import { type ApiError, request } from '../../graphql/client';
import { useLoaded } from '../../graphql/use-loaded';
import { Loaded } from '../parts/Waiting';
import { useProve } from '../proof/prove';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { AppMode } from './AppMode';
import { ChooseMethod } from './ChooseMethod';
import { OfficePhone } from './OfficePhone';
import { PhoneNumber, type TypedPhone } from './PhoneNumber';
import { Prompt } from './Prompt';
import { ProofOf } from './ProofOf';
import { type OfferedWay, offeredWays } from './offers';
import type { OnEnrolled } from './use-enrollment';

interface WizardProps {
  /** Before the first sign-in, as the second way that policy asks for or that is advised, or one more from one's own page. */
  readonly intent: 'first' | 'backup' | 'add';
  /** Where to begin, if policy offers it; the first question otherwise. */
  readonly way?: 'phone';
  readonly onEnrolled: OnEnrolled;
  /** Leads out of the wizard, where there is a page to go back to. */
  readonly onLeave?: () => void;
}

export function Wizard(props: WizardProps) {
  const { w } = useSpeech();
  const prove = useProve();
  const start = useLoaded((signal) => prove(() => request(PortalEnrollStartDocument, undefined, signal)));
  return (
    <Loaded from={start} what={w.enroll.lookingUp} onNotProven={props.onLeave}>
      {(value) => <Steps {...props} start={value} />}
    </Loaded>
  );
}

type Step = 'prompt' | 'choose' | 'mode' | 'phone' | 'office' | 'proof';

const NUMBER_STEP: Readonly<Partial<Record<Method, Step>>> = {
  TEXT_MESSAGE: 'phone',
  VOICE_CALL: 'phone',
  OFFICE_PHONE: 'office',
};

/** A live enrollment from before a reload is taken up where it was. */
function Steps({ start, intent, way: wanted, onEnrolled, onLeave }: WizardProps & { readonly start: PortalEnrollStartQuery }) {
  const current = start.currentEnrollment;
  const live = current && ['AWAITING_PROOF', 'CONFIRMED'].includes(current.state) ? current : null;
  const ways = offeredWays(start.enrollmentMethods);
  const asked: Step = wanted && ways.some(({ way }) => way === wanted) ? wanted : 'choose';
  const first: Step = intent === 'first' ? 'prompt' : asked;
  const [step, setStep] = useState<Step>(live ? 'proof' : first);
  const [enrollment, setEnrollment] = useState<PortalEnrollmentFragment | null>(live);
  /** Why the first call could not be made. */
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [phone, setPhone] = useState<TypedPhone>({ country: null, number: '', mode: null });
  const action = useAction();
  const { countries } = start.publicSettings;

  const begin = (next: PortalEnrollmentFragment, why: ApiError | null = null) => {
    setEnrollment(next);
    setProblem(why);
    setStep('proof');
  };
  const setUpApp = (method: Method) =>
    void action.run(async () => {
      const { startAppEnrollment } = await request(PortalStartAppEnrollmentDocument, { method });
      begin(startAppEnrollment);
    });
  const choose = ({ way, methods }: OfferedWay) => {
    action.clear();
    if (way === 'app' && methods.length === 1 && methods[0]) return setUpApp(methods[0]);
    return setStep(way === 'app' ? 'mode' : way);
  };
  const leave = (to: Step) => {
    setEnrollment(null);
    setStep(to);
  };
  const methodsOf = (one: OfferedWay['way']) => ways.find(({ way }) => way === one)?.methods ?? [];

  if (step === 'prompt') return <Prompt onStart={() => setStep('choose')} />;
  if (step === 'mode') {
    return <AppMode busy={action.busy} error={action.error} onChoose={setUpApp} onBack={() => leave('choose')} />;
  }
  if (step === 'phone') {
    return (
      <PhoneNumber
        methods={methodsOf('phone')}
        countries={countries}
        phone={phone}
        onPhone={setPhone}
        onStarted={begin}
        onBack={() => leave('choose')}
      />
    );
  }
  if (step === 'office') {
    const offer = start.enrollmentMethods.find(({ method }) => method === 'OFFICE_PHONE');
    return <OfficePhone offer={offer ?? null} countries={countries} onStarted={begin} onBack={() => leave('choose')} />;
  }
  if (step === 'proof' && enrollment) {
    return (
      <ProofOf
        key={enrollment.handle}
        enrollment={enrollment}
        problem={problem}
        onEnrolled={onEnrolled}
        onBack={() => leave(NUMBER_STEP[enrollment.method] ?? 'choose')}
      />
    );
  }
  return (
    <ChooseMethod
      ways={ways}
      second={intent !== 'first'}
      busy={action.busy}
      error={action.error}
      onChoose={choose}
      onLeave={onLeave}
    />
  );
}
