import { useState } from 'react';
import {
  type PortalAppPasswordFragment,
  type PortalAppPasswordTermsFragment,
  PortalRevokeAppPasswordDocument,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Ago } from '../parts/Ago';
import { Ask } from '../parts/Ask';
import { Button } from '../parts/Button';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { goTo } from './use-place';

interface AppPasswordsProps {
  readonly terms: PortalAppPasswordTermsFragment;
  readonly first: PortalAppPasswordFragment[];
}

export function AppPasswords({ terms, first }: AppPasswordsProps) {
  const { w, f } = useSpeech();
  const words = w.home;
  const [passwords, setPasswords] = useState(first);
  const [asked, setAsked] = useState<PortalAppPasswordFragment | null>(null);
  const { busy, error, run, clear } = useAction();
  const left = terms.left + first.length - passwords.length;
  const close = () => {
    clear();
    setAsked(null);
  };
  const revoke = (id: string) =>
    run(async () => {
      setPasswords((await request(PortalRevokeAppPasswordDocument, { id })).myAppPasswords);
      setAsked(null);
    });
  if (!terms.allowed && passwords.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2 tabIndex={-1}>{words.passwords}</h2>
      {!terms.allowed && <p className="quiet">{words.passwordsOff}</p>}
      {terms.allowed && passwords.length === 0 && <p className="quiet">{words.passwordsNone}</p>}
      <ul className="lines">
        {passwords.map((password) => (
          <li key={password.id}>
            <span className="line-words">
              <strong>{password.name}</strong>
              <span className="quiet small">
                {password.lastUsedAt ? (
                  <>
                    {w.methods.lastUsed} <Ago at={password.lastUsedAt} />{' '}
                    {password.lastUsedFrom && words.usedFrom(password.lastUsedFrom)}
                  </>
                ) : (
                  words.neverUsed
                )}
                {' · '}
                {words.until(f.day(new Date(password.expiresAt)))}
              </span>
            </span>
            <Button kind="plain" name={words.of(words.revoke, password.name)} onClick={() => setAsked(password)}>
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
      {terms.allowed && left > 0 && (
        <>
          <Button kind="edge" wide onClick={() => goTo('program')}>
            {words.passwordMake}
          </Button>
          <p className="quiet small">{words.passwordsLeft(left)}</p>
        </>
      )}
      {asked && (
        <Ask
          question={words.revokeAsk(asked.name)}
          says={words.revokeSays}
          act={words.revoke}
          busy={busy}
          error={error}
          onAct={() => void revoke(asked.id)}
          onClose={close}
        />
      )}
    </section>
  );
}
