import { useState } from 'react';
import { CopyButton } from '../../design/CopyButton';
import { DownPicture } from '../../design/pictures';
import type { PortalEnrollmentFragment } from '../../generated/portal/graphql';
import { Button } from '../parts/Button';
import { CodeForm } from '../parts/CodeForm';
import { StepHeading } from '../parts/StepHeading';
import { useEnrollment } from './use-enrollment';

type App = NonNullable<PortalEnrollmentFragment['app']>;

interface AppSetupProps {
  readonly enrollment: PortalEnrollmentFragment;
  readonly app: App;
  readonly onBack: () => void;
}

export function AppSetup({ enrollment, app, onBack }: AppSetupProps) {
  const { verify, leave } = useEnrollment(enrollment);
  const goBack = () => {
    leave();
    onBack();
  };
  return (
    <div className="stack">
      <StepHeading
        step={{ number: 2, of: 3 }}
        lead="Open an authenticator app on your phone: any that shows 6-digit codes will do. Add an account and scan this picture."
      >
        Set up your app
      </StepHeading>
      <div className="qr">
        <img src={`data:image/svg+xml,${encodeURIComponent(app.qrSvg)}`} alt="QR code for your authenticator app" />
      </div>
      <a className="button button-edge button-wide" href={app.uri}>
        Open the app on this phone
      </a>
      <ByHand app={app} />
      <hr />
      <CodeForm label="6-digit code from the app" button="Verify" onCode={verify} startAgain={goBack} />
      <p className="quiet small">The app shows a new code every {app.periodSeconds} seconds.</p>
      <Button kind="plain" wide onClick={goBack}>
        Choose another way
      </Button>
    </div>
  );
}

/** The same facts to type. */
function ByHand({ app }: { readonly app: App }) {
  const [open, setOpen] = useState(false);
  const facts = [
    { name: 'Account', text: app.account, copy: app.account },
    { name: 'Secret key', text: app.secret, copy: app.secret.replaceAll(' ', '') },
    { name: 'Issuer', text: app.issuer, copy: app.issuer },
  ];
  return (
    <div className="unfold">
      <button type="button" className="button unfolder" aria-expanded={open} onClick={() => setOpen(!open)}>
        <DownPicture />
        Can’t scan it?
      </button>
      {open && (
        <div className="facts-sheet">
          <p className="quiet">In the app choose “enter a key by hand”, then type these. The kind is “time based”.</p>
          <dl className="facts">
            {facts.map(({ name, text, copy }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={name === 'Secret key' ? 'digits' : ''}>{text}</dd>
                <CopyButton text={copy} name={name.toLowerCase()} />
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}
