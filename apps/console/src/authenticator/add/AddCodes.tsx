import { useState } from 'react';
import type { CodeSetup } from '../codes/key-uri';
import { Head } from '../parts/Head';
import { Notice } from '../parts/Notice';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';

interface AddCodesProps {
  readonly title: string;
  readonly setup: CodeSetup;
  readonly onAdd: (setup: CodeSetup) => Promise<void>;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export function AddCodes({ title, setup, onAdd, onBack, onDone }: AddCodesProps) {
  const words = useWords();
  const { connect } = useMoreWords();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Head onBack={onBack}>{title}</Head>
      {failed && <Notice kind="bad">{words.notStored}</Notice>}
      <dl className="au-facts">
        {setup.issuer && (
          <div>
            <dt>{connect.issuer}</dt>
            <dd>
              <bdi>{setup.issuer}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.request.for}</dt>
          <dd>
            <bdi>{setup.account}</bdi>
          </dd>
        </div>
      </dl>
      <button type="button" className="button button-main" onClick={() => void onAdd(setup).then(onDone, () => setFailed(true))}>
        {connect.addCodes}
      </button>
      <button type="button" className="button button-edge button-wide" onClick={onBack}>
        {words.cancel}
      </button>
    </>
  );
}
