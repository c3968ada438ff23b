import { useEffect, useRef } from 'react';
import { TickPicture, WarnPicture } from '../../design/pictures';
import type { Decision } from '../device/signed-text';
import type { ApiError } from '../../graphql/client';
import { sentenceFor } from '../words/sentences';
import { useWords } from '../words/Speech';

interface ResultProps {
  readonly outcome: Decision | 'over' | 'failed';
  readonly error?: ApiError;
  readonly onClose: () => void;
}

export function Result({ outcome, error, onClose }: ResultProps) {
  const words = useWords();
  const { request } = words;
  const [title, sentence] = {
    authenticate: [request.approvedTitle, request.approved],
    deny: [request.deniedTitle, request.denied],
    'report-fraud': [request.reportedTitle, request.reported],
    over: [request.overTitle, request.over],
    failed: [request.failedTitle, error ? sentenceFor(error, words) : ''],
  }[outcome];
  const good = outcome === 'authenticate';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={`au-result ${good ? 'au-result-good' : ''}`}>
      {good ? <TickPicture /> : <WarnPicture />}
      <h1 id="au-request" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{sentence}</p>
      <button type="button" className="button button-main" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}
