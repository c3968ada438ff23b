import './sheet.css';
import { useState } from 'react';
import { nameOf } from '../accounts/account';
import { hideAlerts } from '../alerts/hide-alerts';
import { answer } from '../device/answer';
import type { Decision } from '../device/signed-text';
import { type ApiError, asApiError, serverNow } from '../../graphql/client';
import { Ring } from '../parts/Ring';
import { useSeconds } from '../parts/use-seconds';
import { secondsIn } from '../words/sentences';
import { useWords } from '../words/Speech';
import { Ask } from './Ask';
import { FraudQuestion } from './FraudQuestion';
import { RequestFacts } from './RequestFacts';
import { Result } from './Result';
import type { Incoming } from './use-requests';

/** After these the request may still be answered. */
const PASSING: readonly string[] = ['offline', 'internal', 'too_many_attempts'];

type Phase =
  | { readonly name: 'ask'; readonly error: ApiError | null }
  | { readonly name: 'fraud' }
  | { readonly name: 'sending' }
  | { readonly name: 'done'; readonly decision: Decision }
  | { readonly name: 'failed'; readonly error: ApiError };

interface RequestSheetProps extends Incoming {
  readonly onClose: () => void;
}

/** A request as a sheet over everything. It stays until it was answered or is over, and says how that went. */
export function RequestSheet({ device, request, live, onClose }: RequestSheetProps) {
  const words = useWords();
  const [phase, setPhase] = useState<Phase>({ name: 'ask', error: null });
  const expires = Date.parse(request.expiresAt);
  const [whole] = useState(() => Math.max(1, Math.ceil((expires - serverNow()) / 1000)));
  const left = Math.max(0, Math.ceil(expires / 1000) - useSeconds());
  const answering = phase.name === 'ask' || phase.name === 'fraud';
  const over = answering && (!live || left === 0);

  const send = (decision: Decision, number: string | null) => {
    setPhase({ name: 'sending' });
    answer(device, { requestId: request.requestId, nonce: request.nonce, decision, number }).then(
      () => setPhase({ name: 'done', decision }),
      (cause) => {
        const error = asApiError(cause);
        setPhase(PASSING.includes(error.code) ? { name: 'ask', error } : { name: 'failed', error });
      },
    );
    hideAlerts();
  };

  const title = words.request.title[request.purpose as keyof typeof words.request.title] ?? words.request.title['sign-in'];
  const asking = answering && !over;
  return (
    <dialog open className="au-sheet" aria-modal="true" aria-labelledby="au-request">
      <div className="au-sheet-inner">
        {asking && (
          <div className="au-sheet-head">
            <h1 id="au-request">{phase.name === 'fraud' ? words.request.fraudTitle : title}</h1>
            <Ring share={Math.min(1, left / whole)} seconds={left} round={request.requestId} />
            <span className="for-ears">{words.lasts(secondsIn(left, words))}</span>
          </div>
        )}
        {phase.name === 'ask' && !over && (
          <>
            <RequestFacts request={request} account={`${nameOf(device)} · ${device.account}`} />
            <Ask
              error={phase.error}
              onAuthenticate={(number) => send('authenticate', number)}
              onDeny={() => send('deny', null)}
              onFraud={() => setPhase({ name: 'fraud' })}
            />
          </>
        )}
        {phase.name === 'fraud' && !over && (
          <FraudQuestion onSure={() => send('report-fraud', null)} onBack={() => setPhase({ name: 'ask', error: null })} />
        )}
        {phase.name === 'sending' && (
          <output className="au-opening" id="au-request">
            <span className="turning" aria-hidden="true" /> {words.request.sending}
          </output>
        )}
        {over && <Result outcome="over" onClose={onClose} />}
        {phase.name === 'done' && <Result outcome={phase.decision} onClose={onClose} />}
        {phase.name === 'failed' && <Result outcome="failed" error={phase.error} onClose={onClose} />}
      </div>
    </dialog>
  );
}
