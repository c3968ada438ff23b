import { useState } from 'react';
import type { PortalChallengeFragment, PortalMethodFragment, PortalViewerFragment } from '../../generated/portal/graphql';
import { type ApiError, asApiError } from '../../graphql/client';
import { useLoaded } from '../../graphql/use-loaded';
import { Loaded } from '../parts/Waiting';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { Answer } from './Answer';
import { ChooseWay } from './ChooseWay';
import type { ProofRequests } from './ways';

interface Begun {
  readonly methods: readonly PortalMethodFragment[];
  readonly live: PortalChallengeFragment | null;
  /** Why the preferred way could not be begun. */
  readonly problem: ApiError | null;
}

interface ProofProps {
  readonly requests: ProofRequests;
  /** Ways that can't be used here are shown, and can't be chosen. */
  readonly usable: (method: PortalMethodFragment) => boolean;
  readonly onPassed: (viewer: PortalViewerFragment) => void;
}

/** A live challenge is taken up; without one, the preferred way begins by itself. A recovery code is never spent unasked. */
async function begin(requests: ProofRequests, usable: ProofProps['usable'], signal: AbortSignal): Promise<Begun> {
  const { myMethods: methods, live } = await requests.begin(signal);
  const first = methods.filter(usable).find(({ preferred }) => preferred) ?? methods.find(usable);
  if (live || !first || first.method === 'RECOVERY_CODES') return { methods, live, problem: null };
  try {
    return { methods, live: await requests.start(first.id), problem: null };
  } catch (cause) {
    const problem = asApiError(cause);
    if (problem.code === 'session_over') throw problem;
    return { methods, live: null, problem };
  }
}

export function Proof(props: ProofProps) {
  const { w } = useSpeech();
  const start = useLoaded((signal) => begin(props.requests, props.usable, signal));
  return (
    <Loaded from={start} what={w.proof.lookingUp}>
      {(begun) => <Ways {...props} begun={begun} />}
    </Loaded>
  );
}

function Ways({ requests, usable, onPassed, begun }: ProofProps & { readonly begun: Begun }) {
  const [live, setLive] = useState(begun.live);
  const [problem, setProblem] = useState(begun.problem);
  const { busy, error, run } = useAction();
  const choose = (method: PortalMethodFragment) =>
    void run(async () => {
      setProblem(null);
      setLive(await requests.start(method.id));
    });

  if (!live) {
    return <ChooseWay methods={begun.methods} usable={usable} busy={busy} error={error ?? problem} onChoose={choose} />;
  }
  return (
    <Answer
      key={live.handle}
      challenge={live}
      requests={requests}
      otherWays={begun.methods.filter(usable).length > 1}
      onOtherWay={() => setLive(null)}
      onPassed={onPassed}
    />
  );
}
