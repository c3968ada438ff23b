import type { PortalEnrollmentFragment } from '../../generated/portal/graphql';
import { Button } from '../parts/Button';
import { CodeForm } from '../parts/CodeForm';
import { StepHeading } from '../parts/StepHeading';
import { useSpeech } from '../words/Speech';
import { ByHand, QrPicture } from './ByHand';
import type { ProofStep } from './ProofOf';

interface AppSetupProps extends ProofStep {
  readonly app: NonNullable<PortalEnrollmentFragment['app']>;
}

/** Codes: the person scans a secret and proves it with the first code. */
export function AppSetup({ app, verify, onBack }: AppSetupProps) {
  const { w } = useSpeech();
  const words = w.enroll;
  return (
    <>
      <StepHeading step={{ number: 3, of: 3 }} lead={words.appLead}>
        {words.appHeading}
      </StepHeading>
      <QrPicture svg={app.qrSvg} />
      <a className="button button-edge button-wide" href={app.uri}>
        {words.openApp}
      </a>
      <ByHand
        lead={words.byHandCode}
        facts={[
          { name: words.account, text: app.account },
          { name: words.secret, text: app.secret, copy: app.secret.replaceAll(' ', ''), digits: true },
          { name: words.issuer, text: app.issuer },
        ]}
      />
      <hr />
      <CodeForm label={w.proof.appCode} onCode={verify} startAgain={onBack} />
      <p className="quiet small">{words.newCodeEvery(app.periodSeconds)}</p>
      <Button kind="plain" wide onClick={onBack}>
        {words.anotherWay}
      </Button>
    </>
  );
}
