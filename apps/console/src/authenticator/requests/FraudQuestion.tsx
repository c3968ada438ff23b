import { useEffect, useRef } from 'react';
import { useWords } from '../words/Speech';

interface FraudQuestionProps {
  readonly onSure: () => void;
  readonly onBack: () => void;
}

/** Asks once more, and says what will happen. */
export function FraudQuestion({ onSure, onBack }: FraudQuestionProps) {
  const { request } = useWords();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div className="au-ask">
      <p id="au-fraud">{request.fraudWhat}</p>
      <button type="button" className="button au-danger au-danger-full button-wide" onClick={onSure}>
        {request.fraudSure}
      </button>
      <button type="button" className="button button-edge button-wide" ref={back} aria-describedby="au-fraud" onClick={onBack}>
        {request.fraudBack}
      </button>
    </div>
  );
}
