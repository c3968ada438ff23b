import { Fragment, useEffect, useRef, useState } from 'react';
import { CopyButton } from '../../design/CopyButton';
import { AnswerPicture } from '../pictures';
import { type Call, endingOf, type Entry, type Text } from '../state/demo';
import { SUGGESTIONS } from '../state/numbers';

const timeOf = (at: string) => new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
const idOf = (entry: Entry) => (entry.kind === 'text' ? entry.text.id : entry.call.id);

interface ThreadProps {
  readonly entries: readonly Entry[];
  readonly number: string;
}

/** Texts both ways and past calls; oldest first, the newest in view. */
export function Thread({ entries, number }: ThreadProps) {
  const list = useRef<HTMLOListElement>(null);
  const last = entries.at(-1);
  const newest = last && idOf(last);
  useEffect(() => {
    if (newest) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);

  return (
    <ol className="thread" ref={list} aria-live="polite" aria-label={`Texts of ${number}, newest last`}>
      {entries.length === 0 && <Unused number={number} />}
      {entries.map((entry) =>
        entry.kind === 'text' ? <Bubble key={idOf(entry)} text={entry.text} /> : <PastCall key={idOf(entry)} call={entry.call} />,
      )}
    </ol>
  );
}

function Bubble({ text }: { readonly text: Text }) {
  return (
    <li className={`bubble-line ${text.fromPerson ? 'bubble-mine' : ''}`}>
      <p className="bubble">
        {text.fromPerson && <span className="for-ears">You: </span>}
        {text.fromPerson ? text.body : <WithCodes body={text.body} />}
      </p>
      <time className="bubble-time" dateTime={text.at}>
        {timeOf(text.at)}
      </time>
    </li>
  );
}

/** Six digits in a row are a code; the first time it stands there, it can be copied. */
function WithCodes({ body }: { readonly body: string }) {
  const parts = body.split(/\b(\d{6})\b/);
  const isCode = (part: string, index: number) => index % 2 === 1 && parts.indexOf(part) === index;
  return parts.map((part, index) => <Fragment key={index}>{isCode(part, index) ? <Code code={part} /> : part}</Fragment>);
}

/** A code in a text: one press copies it. */
function Code({ code }: { readonly code: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard?.writeText(code).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <button type="button" className="code" onClick={copy} aria-label={`Copy code ${code}`} title="Copy">
      {code}
      <span className="code-word" aria-live="polite">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}

function PastCall({ call }: { readonly call: Call }) {
  return (
    <li className="past-call">
      <details>
        <summary>
          <AnswerPicture />
          <span>
            Call <time dateTime={call.at}>{timeOf(call.at)}</time> · {endingOf(call)}
          </span>
        </summary>
        {call.said.length === 0 && <p>Nothing was said.</p>}
        {call.said.map((line, index) => (
          <p key={index} lang={call.locale}>
            {line}
          </p>
        ))}
      </details>
    </li>
  );
}

function Unused({ number }: { readonly number: string }) {
  const suggestion = SUGGESTIONS.find(({ phone }) => phone === number);
  const typed = suggestion?.national ?? number;
  return (
    <li className="unused">
      <p>
        <strong>Nothing yet.</strong> Sign in as a demo account, choose a phone, and give this number:
      </p>
      <dl>
        <dt>{suggestion?.country ?? 'With country code'}</dt>
        <dd className="digits">{typed}</dd>
      </dl>
      <CopyButton text={typed} name={`number ${typed}`} />
      <p className="quiet">Any other number works too: it gets a phone by itself.</p>
    </li>
  );
}
