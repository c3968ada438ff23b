import { lazy, Suspense } from 'react';
import { Frame } from './phone/Frame';

const App = lazy(() =>
  import('../authenticator/AuthenticatorApp').then(({ AuthenticatorApp }) => ({ default: AuthenticatorApp })),
);

/** The mobile app, the very same as under /authenticator, on a phone of its own. */
export function AuthenticatorPhone() {
  return (
    <Frame label="Phone with the authenticator app">
      <div className="phone-screen phone-app">
        <Suspense
          fallback={
            <output className="loading quiet">
              <span className="turning" aria-hidden="true" /> Opening the app…
            </output>
          }
        >
          <App embedded />
        </Suspense>
      </div>
    </Frame>
  );
}
