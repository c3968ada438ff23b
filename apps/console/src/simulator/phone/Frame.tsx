import type { ReactNode } from 'react';

interface FrameProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A drawn phone; what stands in it keeps inside its glass. */
export function Frame({ label, children }: FrameProps) {
  return (
    <section className="phone" aria-label={label}>
      <div className="phone-glass">
        <div className="phone-island" aria-hidden="true" />
        {children}
      </div>
    </section>
  );
}
