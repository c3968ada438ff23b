import { ShieldPicture } from '../../design/pictures';
import { PortalCancelSignInDocument, PortalSkipEnrollmentDocument } from '../../generated/portal/graphql';
import { request, serverNow } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

const DAY = 86_400_000;

export function Prompt({ onStart }: { readonly onStart: () => void }) {
  const { viewer, accept } = useSession();
  const { w } = useSpeech();
  const { busy, error, run } = useAction();
  const skipping = useAction();
  return (
    <div className="stack">
      <div className="hero" aria-hidden="true">
        <ShieldPicture />
      </div>
      <StepHeading lead={viewer.recovering ? w.enroll.recoveringLead : w.enroll.promptLead}>
        {viewer.recovering ? w.enroll.recovering : w.enroll.prompt}
      </StepHeading>
      {viewer.skipUntil && <Deadline at={new Date(viewer.skipUntil)} />}
      {viewer.reason && !viewer.recovering && (
        <div className="why">
          <h2>{w.enroll.why}</h2>
          <p>{viewer.reason}</p>
        </div>
      )}
      <Button onClick={onStart}>{w.enroll.now}</Button>
      {viewer.skipUntil && (
        <Button
          kind="edge"
          wide
          busy={skipping.busy}
          waiting={w.enroll.laterWaiting}
          onClick={() =>
            void skipping.run(async () => accept((await request(PortalSkipEnrollmentDocument)).skipEnrollment.viewer))
          }
        >
          {w.enroll.later}
        </Button>
      )}
      <ActionError error={error ?? skipping.error} />
      <Button
        kind="plain"
        wide
        busy={busy}
        onClick={() => void run(async () => accept((await request(PortalCancelSignInDocument)).cancelSignIn.viewer))}
      >
        {w.enroll.cancelSignIn}
      </Button>
      {!viewer.skipUntil && <p className="quiet small">{w.enroll.signedInAs(viewer.displayName ?? viewer.login ?? '')}</p>}
    </div>
  );
}

/** Until when it can be put off, and how long that is. */
function Deadline({ at }: { readonly at: Date }) {
  const { w, f } = useSpeech();
  const days = Math.floor((at.getTime() - serverNow()) / DAY);
  return (
    <p className="deadline">
      {days > 0 ? w.enroll.deadline(f.day(at), days) : w.enroll.deadlineSoon(`${f.day(at)}, ${f.time(at)}`)}
    </p>
  );
}
