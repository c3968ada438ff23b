import { useRef, useState } from 'react';
import { DownPicture, EyePicture } from '../../design/pictures';
import { PortalSignInDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { ActionError, Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Frame } from '../parts/Frame';
import { StepHeading } from '../parts/StepHeading';
import { TextField } from '../parts/TextField';
import { useSession } from '../Session';
import { useAction } from '../use-action';

const REQUIRED = { login: 'Type your login.', password: 'Type your password.' };

export function SignIn() {
  const session = useSession();
  const { busy, error, run } = useAction();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const [appCode, setAppCode] = useState('');
  const [missing, setMissing] = useState<'login' | 'password' | null>(null);
  const loginInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  const signIn = () => {
    const lacks = !login.trim() ? 'login' : password ? null : 'password';
    setMissing(lacks);
    if (lacks) return (lacks === 'login' ? loginInput : passwordInput).current?.focus();
    void run(async () => {
      const code = unfolded && appCode ? appCode.replaceAll(/\s/g, '') : null;
      try {
        const { signIn: step } = await request(PortalSignInDocument, { login, password, appCode: code });
        session.accept(step.viewer);
      } catch (cause) {
        setAppCode('');
        passwordInput.current?.select();
        throw cause;
      }
    });
    return undefined;
  };

  return (
    <Frame>
      <StepHeading lead="Use the login and password of your organisation.">Sign in</StepHeading>
      {session.ended && !error && (
        <Alert kind="warn">Your sign-in took too long, so it was ended to keep you safe. Please sign in again.</Alert>
      )}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          signIn();
        }}
      >
        <TextField
          ref={loginInput}
          label="Login"
          value={login}
          onChange={setLogin}
          error={missing === 'login' ? REQUIRED.login : null}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          name="login"
        />
        <TextField
          ref={passwordInput}
          label="Password"
          type={shown ? 'text' : 'password'}
          value={password}
          onChange={setPassword}
          error={missing === 'password' ? REQUIRED.password : null}
          autoComplete="current-password"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          name="password"
          end={
            <button type="button" className="button in-field" aria-pressed={shown} onClick={() => setShown(!shown)}>
              <EyePicture />
              <span className="for-ears">Show password</span>
            </button>
          }
        />
        <div className="unfold">
          <button type="button" className="button unfolder" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            <DownPicture />I have a code from my app
          </button>
          {unfolded && (
            <TextField
              label="Code from my app"
              value={appCode}
              onChange={setAppCode}
              hint="Optional: signs you in with one step."
              inputMode="numeric"
              autoComplete="one-time-code"
              spellCheck={false}
            />
          )}
        </div>
        <ActionError error={error} />
        <Button type="submit" busy={busy} waiting="Checking your password…">
          Sign in
        </Button>
      </form>
      {session.settings.setupOpen && (
        <p className="quiet aside">
          First start? <a href="/setup">Set up this installation</a>
        </p>
      )}
    </Frame>
  );
}
