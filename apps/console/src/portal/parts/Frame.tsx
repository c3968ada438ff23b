import type { ReactNode } from 'react';
import { Mark } from '../../design/pictures';
import { useSession } from '../Session';

/** The sheet that every step lies on: whose page this is above it, small print below it. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { settings } = useSession();
  return (
    <div className="frame">
      <header className="owner">
        <Mark />
        <span>{settings.organisation}</span>
      </header>
      <main className="sheet">{children}</main>
      <footer className="below">
        {settings.demo && (
          <p>
            Demo: <a href="/simulator">demo phones and accounts</a>
          </p>
        )}
        <p>Protected by Tessera</p>
      </footer>
    </div>
  );
}
