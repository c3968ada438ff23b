import { AppPicture, NextPicture, TextPicture } from '../../design/pictures';
import type { PortalMethodFragment } from '../../generated/portal/graphql';
import type { ApiError } from '../../graphql/client';
import { ActionError, Alert } from '../parts/Alert';
import { StepHeading } from '../parts/StepHeading';

const WORDS = {
  TEXT_MESSAGE: { picture: <TextPicture />, name: 'Send me a text' },
  APP_CODE: { picture: <AppPicture />, name: 'Use a code from my app' },
} as const;

interface ChooseWayProps {
  readonly methods: readonly PortalMethodFragment[];
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onChoose: (method: PortalMethodFragment) => void;
}

export function ChooseWay({ methods, busy, error, onChoose }: ChooseWayProps) {
  const lead =
    methods.length > 1 ? 'Your password is right. How do you want to go on?' : 'Your password is right. One more step.';
  return (
    <>
      <StepHeading lead={lead}>Check that it’s you</StepHeading>
      <ul className="cards" aria-busy={busy}>
        {methods.map((method) => (
          <li key={method.id}>
            <button type="button" className="card card-button" onClick={() => onChoose(method)}>
              <span className="card-picture">{WORDS[method.method].picture}</span>
              <span className="card-words">
                <span className="card-name">{WORDS[method.method].name}</span>
                <span className="quiet digits">{method.hint}</span>
              </span>
              <span className="card-next">{busy ? <span className="turning" /> : <NextPicture />}</span>
            </button>
          </li>
        ))}
      </ul>
      {methods.length === 0 && <Alert kind="warn">None of your methods can be used right now. Please ask your helpdesk.</Alert>}
      <ActionError error={error} />
    </>
  );
}
