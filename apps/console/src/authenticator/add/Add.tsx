import './add.css';
import { useState } from 'react';
import { addAccount } from '../accounts/account-store';
import type { Account } from '../accounts/account';
import type { CodeSetup } from '../codes/key-uri';
import { keepKey } from '../codes/totp';
import { useMoreWords } from '../words/use-more-words';
import { AddCodes } from './AddCodes';
import { Choose } from './Choose';
import { Connect } from './Connect';
import { Connected } from './Connected';
import { Elsewhere } from './Elsewhere';
import { type Link, readLink } from './link';
import { Scan } from './Scan';
import { Typed } from './Typed';

type Step = 'choose' | 'scan' | 'type' | Link | { readonly kind: 'connected'; readonly account: Account };

interface AddProps {
  /** The address that the page was opened by, when it carried something. */
  readonly address: string | null;
  readonly embedded: boolean;
  readonly onBack: () => void;
}

const savedCodes = async ({ key, hash, ...setup }: CodeSetup): Promise<void> =>
  addAccount({ kind: 'code', id: crypto.randomUUID(), label: null, ...setup, hash, key: await keepKey({ key, hash }) });

/** From a picture, a link or typing, over the question whether it is meant, to an account. */
export function Add({ address, embedded, onBack }: AddProps) {
  const { connect } = useMoreWords();
  const [step, setStep] = useState<Step>(() => (address && readLink(address, location.origin)) || 'choose');
  const choose = () => setStep('choose');

  if (step === 'choose') {
    return <Choose embedded={embedded} onScan={() => setStep('scan')} onType={() => setStep('type')} onBack={onBack} />;
  }
  if (step === 'scan') return <Scan onLink={setStep} onType={() => setStep('type')} onBack={choose} />;
  if (step === 'type') return <Typed onLink={setStep} onBack={choose} />;
  switch (step.kind) {
    case 'elsewhere':
      return <Elsewhere host={step.host} address={step.address} onBack={choose} />;
    case 'device':
      return <Connect code={step.code} onBack={choose} onDone={(account) => setStep({ kind: 'connected', account })} />;
    case 'codes':
      return <AddCodes title={connect.addTitle} setup={step.setup} onAdd={savedCodes} onBack={choose} onDone={onBack} />;
    case 'connected':
      return <Connected account={step.account} embedded={embedded} onDone={onBack} />;
  }
}
