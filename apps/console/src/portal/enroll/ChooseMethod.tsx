import type { ReactNode } from 'react';
import { AppPicture, NextPicture, TextPicture } from '../../design/pictures';
import type { Method } from '../../generated/portal/graphql';
import type { ApiError } from '../../graphql/client';
import { ActionError, Alert } from '../parts/Alert';
import { StepHeading } from '../parts/StepHeading';

interface MethodCard {
  readonly method: Method;
  readonly picture: ReactNode;
  readonly name: string;
  readonly sentence: string;
  readonly effort: string;
  readonly recommended?: boolean;
}

/** In the order in which they are offered. */
const CARDS: readonly MethodCard[] = [
  {
    method: 'APP_CODE',
    picture: <AppPicture />,
    name: 'Mobile app',
    sentence: 'An authenticator app shows a code. Works without a signal.',
    effort: 'About 2 minutes',
    recommended: true,
  },
  {
    method: 'TEXT_MESSAGE',
    picture: <TextPicture />,
    name: 'Authentication phone',
    sentence: 'We text a code to your mobile phone.',
    effort: 'About 1 minute',
  },
];

interface ChooseMethodProps {
  readonly methods: readonly Method[];
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onChoose: (method: Method) => void;
}

export function ChooseMethod({ methods, busy, error, onChoose }: ChooseMethodProps) {
  const cards = CARDS.filter((card) => methods.includes(card.method));
  return (
    <div className="stack">
      <StepHeading step={{ number: 1, of: 3 }} lead="You will use it each time you sign in.">
        How should we contact you?
      </StepHeading>
      <ul className="cards" aria-busy={busy}>
        {cards.map((card) => (
          <li key={card.method}>
            <button type="button" className="card card-button" onClick={() => onChoose(card.method)}>
              <span className="card-picture">{card.picture}</span>
              <span className="card-words">
                <span className="card-name">
                  {card.name} {card.recommended && <span className="badge">Recommended</span>}
                </span>
                <span className="quiet">{card.sentence}</span>
                <span className="quiet small">{card.effort}</span>
              </span>
              <span className="card-next">
                <NextPicture />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {cards.length === 0 && (
        <Alert kind="warn">Your organisation hasn’t allowed any way for your account yet. Please ask your helpdesk.</Alert>
      )}
      <ActionError error={error} />
    </div>
  );
}
