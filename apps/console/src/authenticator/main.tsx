import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/controls.css';
import { AuthenticatorApp } from './AuthenticatorApp';
import { awaitInstallOffer } from './settings/install';

awaitInstallOffer();
// The page works without it: only offline use and notifications need the worker.
if (import.meta.env.PROD)
  navigator.serviceWorker?.register('/authenticator/sw.js', { scope: '/authenticator' }).catch(() => undefined);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <main>
      <AuthenticatorApp />
    </main>,
  );
}
