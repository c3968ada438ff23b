import { useState } from 'react';
import {
  type PortalChallengeFragment,
  PortalChallengeStartDocument,
  type PortalMethodFragment,
  PortalStartChallengeDocument,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Frame } from '../parts/Frame';
import { Loaded } from '../parts/Waiting';
import { useAction } from '../use-action';
import { useLoaded } from '../../graphql/use-loaded';
import { Answer } from './Answer';
import { ChooseWay } from './ChooseWay';
import { SmallPrint } from './SmallPrint';

/**
 * A live challenge is taken up. Without one, an app code is asked for at once where the app is the preferred way (that sends
 * nothing to anybody); a text goes out only when the person presses the button that says so.
 */
async function begin(signal: AbortSignal) {
  const { myMethods, currentChallenge } = await request(PortalChallengeStartDocument, undefined, signal);
  const first = myMethods.find(({ preferred }) => preferred) ?? myMethods[0];
  if (currentChallenge || first?.method !== 'APP_CODE') return { methods: myMethods, challenge: currentChallenge };
  const { startChallenge } = await request(PortalStartChallengeDocument, { methodId: first.id }, signal);
  return { methods: myMethods, challenge: startChallenge };
}

export function Challenge() {
  const start = useLoaded(begin);
  return (
    <Frame>
      <div className="stack">
        <Loaded from={start} what="Looking up how to reach you…">
          {({ methods, challenge }) => <Ways methods={methods} live={challenge} />}
        </Loaded>
        <SmallPrint />
      </div>
    </Frame>
  );
}

interface WaysProps {
  readonly methods: readonly PortalMethodFragment[];
  readonly live: PortalChallengeFragment | null;
}

function Ways({ methods, live }: WaysProps) {
  const [challenge, setChallenge] = useState(live);
  const { busy, error, run } = useAction();
  const choose = (method: PortalMethodFragment) =>
    void run(async () => {
      const { startChallenge } = await request(PortalStartChallengeDocument, { methodId: method.id });
      setChallenge(startChallenge);
    });

  if (!challenge) return <ChooseWay methods={methods} busy={busy} error={error} onChoose={choose} />;
  return (
    <Answer key={challenge.handle} challenge={challenge} otherWays={methods.length > 1} onOtherWay={() => setChallenge(null)} />
  );
}
