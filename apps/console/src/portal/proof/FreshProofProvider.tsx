import { lazy, type ReactNode, Suspense, useState } from 'react';
import { NotProven, ProveContext, provingBy } from './prove';

const FreshProof = lazy(() => import('./FreshProof').then((module) => ({ default: module.FreshProof })));

interface Asked {
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** Lets every act of the pages below ask for a fresh proof: a dialog that runs a challenge, after which the act is repeated. */
export function FreshProofProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [prove] = useState(() => {
    // Acts that want one at the same time share it.
    let running: Promise<void> | null = null;
    return provingBy(() => {
      running ??= new Promise<void>((resolve, reject) => setAsked({ resolve, reject })).finally(() => {
        running = null;
        setAsked(null);
      });
      return running;
    });
  });
  return (
    <>
      <ProveContext value={prove}>{children}</ProveContext>
      {asked && (
        <Suspense fallback={null}>
          <FreshProof onPassed={asked.resolve} onClosed={() => asked.reject(new NotProven())} />
        </Suspense>
      )}
    </>
  );
}
