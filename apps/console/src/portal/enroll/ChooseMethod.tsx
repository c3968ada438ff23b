import type { ReactNode } from 'react';
import { AppPicture, NextPicture, OfficePicture, TextPicture } from '../../design/pictures';
import type { ApiError } from '../../graphql/client';
import { ActionError, Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSpeech } from '../words/Speech';
import type { Words } from '../words/words';
import type { OfferedWay, Way } from './offers';

interface Card {
  readonly picture: ReactNode;
  readonly name: (words: Words['enroll']) => string;
  /** Two sentences for a way of two methods, one for each alone. */
  readonly sentence: (words: Words['enroll'], way: OfferedWay) => string;
  readonly minutes: number;
}

const CARDS: Readonly<Record<Way, Card>> = {
  app: {
    picture: <AppPicture />,
    name: (words) => words.app,
    sentence: (words, { methods }) => {
      if (methods.length > 1) return words.appSentence;
      return methods[0] === 'APP_CODE' ? words.appSentenceCode : words.appSentenceNotification;
    },
    minutes: 2,
  },
  phone: {
    picture: <TextPicture />,
    name: (words) => words.phone,
    sentence: (words, { methods }) => {
      if (methods.length > 1) return words.phoneSentence;
      return methods[0] === 'TEXT_MESSAGE' ? words.phoneSentenceText : words.phoneSentenceCall;
    },
    minutes: 1,
  },
  office: { picture: <OfficePicture />, name: (words) => words.office, sentence: (words) => words.officeSentence, minutes: 1 },
};

interface ChooseMethodProps {
  readonly ways: readonly OfferedWay[];
  /** One more beside what is there already. */
  readonly second: boolean;
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onChoose: (way: OfferedWay) => void;
  readonly onLeave: (() => void) | undefined;
}

export function ChooseMethod({ ways, second, busy, error, onChoose, onLeave }: ChooseMethodProps) {
  const { w } = useSpeech();
  const words = w.enroll;
  return (
    <div className="stack">
      <StepHeading step={{ number: 1, of: 3 }} lead={second ? words.chooseBackupLead : words.chooseLead}>
        {second ? words.chooseBackup : words.choose}
      </StepHeading>
      <ul className="cards" aria-busy={busy}>
        {ways.map((offered) => {
          const card = CARDS[offered.way];
          return (
            <li key={offered.way}>
              <button type="button" className="card card-button" onClick={() => onChoose(offered)}>
                <span className="card-picture">{card.picture}</span>
                <span className="card-words">
                  <span className="card-name">
                    {card.name(words)} {offered.way === 'app' && <span className="badge">{words.recommended}</span>}
                  </span>
                  <span className="quiet">{card.sentence(words, offered)}</span>
                  <span className="quiet small">{words.minutes(card.minutes)}</span>
                </span>
                <span className="card-next">
                  <NextPicture />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {ways.length === 0 && <Alert kind="warn">{words.none}</Alert>}
      <ActionError error={error} />
      {onLeave && (
        <Button kind="plain" wide onClick={onLeave}>
          {w.frame.cancel}
        </Button>
      )}
    </div>
  );
}
