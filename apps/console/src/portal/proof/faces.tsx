import { Fill } from '../words/Fill';
import { useSpeech } from '../words/Speech';

/** Two digits, as large as they go; read out one by one. */
export function BigDigits({ number }: { readonly number: string }) {
  const { w } = useSpeech();
  return (
    <p className="big-digits digits">
      <span aria-hidden="true">{number}</span>
      <span className="for-ears">{w.proof.digits(number)}</span>
    </p>
  );
}

/** What to do when the phone rings. */
export function CallFace({ number }: { readonly number: string | null }) {
  const { w } = useSpeech();
  return (
    <div className="stack-tight">
      {number ? (
        <>
          <p>{w.proof.pressDigits}</p>
          <BigDigits number={number} />
        </>
      ) : (
        <p className="press">
          <Fill text={w.proof.pressHash}>
            <kbd>#</kbd>
          </Fill>
        </p>
      )}
      <p className="quiet small">{w.proof.notExpected}</p>
    </div>
  );
}

/** What to do when the request comes up on the phone. */
export function RequestFace({ number }: { readonly number: string | null }) {
  const { w } = useSpeech();
  return (
    <div className="stack-tight">
      <p>{number ? w.proof.typeDigits : w.proof.tapAuthenticate}</p>
      {number && <BigDigits number={number} />}
      <p className="quiet small">{w.proof.noNotification}</p>
    </div>
  );
}
