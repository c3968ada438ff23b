import type { ReactNode } from 'react';
import { NextPicture, PaperPicture, ShieldPicture, TextPicture } from '../../design/pictures';
import type { PortalMethodFragment } from '../../generated/portal/graphql';
import type { ApiError } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useSpeech } from '../words/Speech';

interface BackupProps {
  readonly methods: readonly PortalMethodFragment[];
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onAdd: (way: 'phone' | 'any') => void;
  readonly onCodes: () => void;
  readonly onSkip: () => void;
}

/** After an app a phone is advised; after a phone, anything that isn't lost together with it. */
export function Backup({ methods, busy, error, onAdd, onCodes, onSkip }: BackupProps) {
  const { viewer } = useSession();
  const { w } = useSpeech();
  const words = w.after;
  const owed = viewer.owes.includes('BACKUP');
  const hasPhone = methods.some(({ method }) => method === 'TEXT_MESSAGE' || method === 'VOICE_CALL');
  return (
    <div className="stack">
      <StepHeading lead={`${words.backupLead} ${owed ? words.backupOwed : words.backupCanSkip}`}>{words.backup}</StepHeading>
      <ul className="cards" aria-busy={busy}>
        <li>
          {hasPhone ? (
            <Card picture={<ShieldPicture />} name={words.addWay} sentence={words.addWaySentence} onClick={() => onAdd('any')} />
          ) : (
            <Card
              picture={<TextPicture />}
              name={words.addPhone}
              sentence={words.addPhoneSentence}
              badge={w.enroll.recommended}
              onClick={() => onAdd('phone')}
            />
          )}
        </li>
        <li>
          <Card picture={<PaperPicture />} name={words.printCodes} sentence={words.printCodesSentence} onClick={onCodes} />
        </li>
      </ul>
      <ActionError error={error} />
      {!owed && (
        <Button kind="plain" wide onClick={onSkip}>
          {words.skip}
        </Button>
      )}
    </div>
  );
}

interface CardProps {
  readonly picture: ReactNode;
  readonly name: string;
  readonly sentence: string;
  readonly badge?: string;
  readonly onClick: () => void;
}

function Card({ picture, name, sentence, badge, onClick }: CardProps) {
  return (
    <button type="button" className="card card-button" onClick={onClick}>
      <span className="card-picture">{picture}</span>
      <span className="card-words">
        <span className="card-name">
          {name} {badge && <span className="badge">{badge}</span>}
        </span>
        <span className="quiet">{sentence}</span>
      </span>
      <span className="card-next">
        <NextPicture />
      </span>
    </button>
  );
}
