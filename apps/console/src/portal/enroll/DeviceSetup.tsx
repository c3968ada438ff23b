import { TickPicture } from '../../design/pictures';
import { Sent } from '../live/Sent';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { RequestFace } from '../proof/faces';
import { useAction } from '../use-action';
import { Fill } from '../words/Fill';
import { useSpeech } from '../words/Speech';
import { ByHand, QrPicture } from './ByHand';
import type { ProofStep } from './ProofOf';

/** Notifications: the person scans, the phone becomes their device, and a first request proves it. */
export function DeviceSetup({ view, send, onBack }: ProofStep) {
  const { w } = useSpeech();
  const { busy, error, run } = useAction();
  const words = w.enroll;
  const name = view.deviceName ?? words.app;
  const back = (
    <Button kind="plain" wide onClick={onBack}>
      {words.anotherWay}
    </Button>
  );

  if (view.sent) {
    return (
      <>
        <StepHeading
          key="try"
          step={{ number: 3, of: 3 }}
          lead={
            <Fill text={w.proof.notified}>
              <strong>{name}</strong>
            </Fill>
          }
        >
          {w.proof.checkPhone}
        </StepHeading>
        <RequestFace number={view.number} />
        <Sent resendAt={view.resendAt} sendsLeft={view.sendsLeft} delivery={view.delivery} what="request" onResend={send} />
        {back}
      </>
    );
  }
  if (view.activated) {
    return (
      <>
        <div className="hero hero-good" aria-hidden="true">
          <TickPicture />
        </div>
        <StepHeading key="connected" step={{ number: 3, of: 3 }} lead={words.connectedAs(name)}>
          {words.connected}
        </StepHeading>
        <ActionError error={error} />
        <Button busy={busy} waiting={words.sendingRequest} onClick={() => void run(send)}>
          {words.contactMe}
        </Button>
        {back}
      </>
    );
  }
  return (
    <>
      <StepHeading key="connect" step={{ number: 3, of: 3 }} lead={words.deviceLead}>
        {words.deviceHeading}
      </StepHeading>
      {view.device && (
        <>
          <QrPicture svg={view.device.qrSvg} />
          <output className="waiting-phone">
            <span className="turning" aria-hidden="true" />
            {words.waitingForPhone}
          </output>
          <a className="button button-edge button-wide" href={view.device.uri} target="_blank" rel="noopener">
            {words.openDevice}
          </a>
          <ByHand
            lead={words.byHandDevice}
            facts={[
              { name: words.account, text: view.device.account },
              { name: words.deviceCode, text: view.device.code, digits: true },
              { name: words.address, text: view.device.url },
            ]}
          />
        </>
      )}
      {back}
    </>
  );
}
