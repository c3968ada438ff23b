import { Fragment, useEffect, useRef, useState } from 'react';
import { CopyButton } from '../design/CopyButton';
import type { SimulatorTextFragment } from '../generated/simulator/graphql';
import type { Line, Suggestion } from './lines';

const timeOf = (at: string) => new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

export function Phone({ line }: { readonly line: Line }) {
  const thread = useRef<HTMLOListElement>(null);
  const newest = line.texts.at(-1)?.id;
  useEffect(() => {
    if (newest) thread.current?.scrollTo({ top: thread.current.scrollHeight });
  }, [newest]);

  const name = line.phone ?? 'No number yet';
  return (
    <section className="phone" aria-label={line.phone ? `Phone ${line.phone}` : 'Unused phone'}>
      <div className="phone-glass">
        <div className="phone-island" aria-hidden="true" />
        <header className="phone-head">
          <span className="phone-face" aria-hidden="true">
            T
          </span>
          <span className="phone-sender">Tessera</span>
          <span className="phone-number">{name}</span>
        </header>
        {line.suggestion ? (
          <Unused suggestion={line.suggestion} />
        ) : (
          <ol className="thread" ref={thread} aria-live="polite" aria-label={`Texts to ${name}, newest last`}>
            {line.texts.map((text) => (
              <Bubble key={text.id} text={text} newest={text.id === newest} />
            ))}
          </ol>
        )}
        <div className="phone-bar" aria-hidden="true" />
      </div>
    </section>
  );
}

function Bubble({ text, newest }: { readonly text: SimulatorTextFragment; readonly newest: boolean }) {
  return (
    <li className="bubble-line">
      <p className="bubble">
        {text.body.split(/\b(\d{6})\b/).map((part, index) => (
          <Fragment key={index}>{index % 2 === 1 ? <Code code={part} /> : part}</Fragment>
        ))}
      </p>
      <p className="bubble-time">
        <time dateTime={text.at}>{timeOf(text.at)}</time>
        {newest && ' · newest'}
      </p>
    </li>
  );
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

function Unused({ suggestion }: { readonly suggestion: Suggestion }) {
  return (
    <div className="unused">
      <p>
        <strong>No texts yet.</strong> Sign in as a demo account, choose <em>Authentication phone</em>, and give this number:
      </p>
      <dl>
        <dt>{suggestion.country}</dt>
        <dd className="digits">{suggestion.number}</dd>
      </dl>
      <CopyButton text={suggestion.number} name={`number ${suggestion.number}`} />
      <p className="quiet">The first text to it lands here. Any other number gets a phone of its own.</p>
    </div>
  );
}
