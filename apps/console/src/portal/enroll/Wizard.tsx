import { useState } from 'react';
import type { Method, PortalEnrollmentFragment, PortalEnrollStartQuery } from '../../generated/portal/graphql';
import { PortalEnrollStartDocument, PortalStartAppEnrollmentDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Frame } from '../parts/Frame';
import { Loaded } from '../parts/Waiting';
import { useAction } from '../use-action';
import { useLoaded } from '../../graphql/use-loaded';
import { AppSetup } from './AppSetup';
import { ChooseMethod } from './ChooseMethod';
import { PhoneNumber, type TypedPhone } from './PhoneNumber';
import { PhoneProof } from './PhoneProof';
import { Prompt } from './Prompt';

export function Wizard() {
  const start = useLoaded((signal) => request(PortalEnrollStartDocument, undefined, signal));
  return (
    <Frame>
      <Loaded from={start} what="Looking up what your organisation asks for…">
        {(value) => <Steps start={value} />}
      </Loaded>
    </Frame>
  );
}

type Step = 'prompt' | 'choose' | 'phone' | 'proof';

/** A live enrollment from before a reload is taken up where it was. */
function Steps({ start }: { readonly start: PortalEnrollStartQuery }) {
  const live = start.currentEnrollment?.state === 'AWAITING_PROOF' ? start.currentEnrollment : null;
  const [step, setStep] = useState<Step>(live ? 'proof' : 'prompt');
  const [enrollment, setEnrollment] = useState<PortalEnrollmentFragment | null>(live);
  const [phone, setPhone] = useState<TypedPhone>({ country: null, number: '' });
  const action = useAction();

  const begin = (next: PortalEnrollmentFragment) => {
    setEnrollment(next);
    setStep('proof');
  };
  const choose = (method: Method) => {
    action.clear();
    if (method === 'TEXT_MESSAGE') return setStep('phone');
    return void action.run(async () => {
      const { startAppEnrollment } = await request(PortalStartAppEnrollmentDocument);
      begin(startAppEnrollment);
    });
  };
  const leave = (to: Step) => {
    setEnrollment(null);
    setStep(to);
  };

  if (step === 'prompt') return <Prompt onStart={() => setStep('choose')} />;
  if (step === 'phone') {
    return <PhoneNumber phone={phone} onPhone={setPhone} onStarted={begin} onBack={() => setStep('choose')} />;
  }
  if (step === 'proof' && enrollment?.method === 'TEXT_MESSAGE') {
    return <PhoneProof key={enrollment.handle} enrollment={enrollment} onWrongNumber={() => leave('phone')} />;
  }
  if (step === 'proof' && enrollment?.app) {
    return <AppSetup key={enrollment.handle} enrollment={enrollment} app={enrollment.app} onBack={() => leave('choose')} />;
  }
  return <ChooseMethod methods={start.enrollmentMethods} busy={action.busy} error={action.error} onChoose={choose} />;
}
