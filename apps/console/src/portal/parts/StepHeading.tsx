import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from '../words/Speech';

interface StepHeadingProps {
  readonly children: string;
  /** One or two sentences under it. */
  readonly lead?: ReactNode;
  /** Where in the wizard this is. */
  readonly step?: { readonly number: number; readonly of: number };
}

/** The heading of a step. Takes the focus when the step appears, so that a screen reader starts here; names the page. */
export function StepHeading({ children, lead, step }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { w, language } = useSpeech();
  useEffect(() => {
    document.title = `${children} · Tessera`;
  }, [children]);

  // A page that only changes its language leaves the focus where it is.
  const shown = useRef({ heading: '', language });
  useEffect(() => {
    const translated = shown.current.language !== language;
    shown.current = { heading: children, language };
    if (translated) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [children, language]);
  return (
    <div className="step-heading">
      {step && (
        <p className="progress">
          <span className="progress-bars" aria-hidden="true">
            {Array.from({ length: step.of }, (_, index) => (
              <span key={index} className={index < step.number ? 'reached' : ''} />
            ))}
          </span>
          {w.frame.step(step.number, step.of)}
        </p>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
  );
}
