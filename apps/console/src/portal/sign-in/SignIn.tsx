import { useEffect, useRef, useState } from 'react';
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
import { useSpeech } from '../words/Speech';

export function SignIn() {
  const session = useSession();
  const { w } = useSpeech();
  const words = w.signIn;
  const { busy, error, run } = useAction();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const [appCode, setAppCode] = useState('');
  const [missing, setMissing] = useState<'login' | 'password' | null>(null);
  const loginInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  // What comes after the password is fetched while it is typed.
  useEffect(() => {
    const pages = () =>
      void Promise.all([import('../challenge/Challenge'), import('../enroll/FirstEnrollment')]).catch(() => undefined);
    const timer = setTimeout(pages, 500);
    return () => clearTimeout(timer);
  }, []);

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
      <StepHeading lead={words.lead}>{words.heading}</StepHeading>
      {session.note && !error && (
        <div className="note">
          <Alert kind={session.note === 'again' ? 'good' : 'warn'}>{words[session.note]}</Alert>
        </div>
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
          label={words.login}
          value={login}
          onChange={setLogin}
          error={missing === 'login' ? words.loginMissing : null}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          name="login"
        />
        <TextField
          ref={passwordInput}
          label={words.password}
          type={shown ? 'text' : 'password'}
          value={password}
          onChange={setPassword}
          error={missing === 'password' ? words.passwordMissing : null}
          autoComplete="current-password"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          name="password"
          end={
            <button type="button" className="button in-field" aria-pressed={shown} onClick={() => setShown(!shown)}>
              <EyePicture />
              <span className="for-ears">{words.showPassword}</span>
            </button>
          }
        />
        <div className="unfold">
          <button type="button" className="button unfolder" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            <DownPicture />
            {words.haveCode}
          </button>
          {unfolded && (
            <TextField
              label={words.appCode}
              value={appCode}
              onChange={setAppCode}
              hint={words.appCodeHint}
              inputMode="numeric"
              autoComplete="one-time-code"
              spellCheck={false}
            />
          )}
        </div>
        <ActionError error={error} />
        <Button type="submit" busy={busy} waiting={words.checking}>
          {words.button}
        </Button>
      </form>
      {session.settings.setupOpen && (
        <p className="quiet aside">
          {words.firstStart} <a href="/setup">{words.setUpInstallation}</a>
        </p>
      )}
    </Frame>
  );
}
