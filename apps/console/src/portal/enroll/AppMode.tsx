import { useState } from 'react';
import { AppPicture, BellPicture } from '../../design/pictures';
import type { ApiError } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Choices } from '../parts/Choices';
import { StepHeading } from '../parts/StepHeading';
import { useSpeech } from '../words/Speech';

type Mode = 'APP_NOTIFICATION' | 'APP_CODE';

interface AppModeProps {
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onChoose: (mode: Mode) => void;
  readonly onBack: () => void;
}

/** The app works in two ways; the person picks one and sets it up. */
export function AppMode({ busy, error, onChoose, onBack }: AppModeProps) {
  const { w } = useSpeech();
  const [mode, setMode] = useState<Mode>('APP_NOTIFICATION');
  const words = w.enroll;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(mode);
      }}
    >
      <StepHeading step={{ number: 2, of: 3 }}>{words.appMode}</StepHeading>
      <Choices<Mode>
        legend={words.appMode}
        quiet
        name="mode"
        value={mode}
        onChange={setMode}
        choices={[
          {
            value: 'APP_NOTIFICATION',
            name: words.notification,
            sentence: words.notificationSentence,
            picture: <BellPicture />,
          },
          { value: 'APP_CODE', name: words.code, sentence: words.codeSentence, picture: <AppPicture /> },
        ]}
      />
      <ActionError error={error} />
      <Button type="submit" busy={busy} waiting={words.settingUp}>
        {words.setUp}
      </Button>
      <Button kind="plain" wide onClick={onBack}>
        {words.anotherWay}
      </Button>
    </form>
  );
}
