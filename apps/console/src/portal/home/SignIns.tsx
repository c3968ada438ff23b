import { useState } from 'react';
import { TickPicture, WarnPicture } from '../../design/pictures';
import { type PortalHomeQuery, PortalReportFraudDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Ask } from '../parts/Ask';
import { Button } from '../parts/Button';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

type SignIn = PortalHomeQuery['mySignIns'][number];

/** A small timeline. Somebody who finds a line that isn't theirs reports it here. */
export function SignIns({ signIns }: { readonly signIns: readonly SignIn[] }) {
  const { accept } = useSession();
  const { w, f } = useSpeech();
  const words = w.home;
  const outcomes: Readonly<Record<string, string>> = words.outcome;
  const [asked, setAsked] = useState<SignIn | null>(null);
  const { busy, error, run, clear } = useAction();
  const report = (decisionId: string) =>
    run(async () => {
      const { reportFraud } = await request(PortalReportFraudDocument, { decisionId });
      history.replaceState(null, '', '/');
      accept(reportFraud.viewer, 'blocked');
    });
  return (
    <section className="stack-tight">
      <h2 tabIndex={-1}>{words.signIns}</h2>
      {signIns.length === 0 && <p className="quiet">{words.signInsNone}</p>}
      <ol className="timeline">
        {signIns.map((signIn) => {
          const good = signIn.outcome === 'completed';
          const at = new Date(signIn.at);
          const when = `${f.day(at)}, ${f.time(at)}`;
          return (
            <li key={signIn.decisionId} className={good ? 'moment' : 'moment moment-bad'}>
              <span className="moment-mark">{good ? <TickPicture /> : <WarnPicture />}</span>
              <span className="line-words">
                <strong>
                  {Object.hasOwn(outcomes, signIn.outcome) ? outcomes[signIn.outcome] : signIn.outcome}{' '}
                  {signIn.current && <span className="badge">{words.thisOne}</span>}
                </strong>
                <time className="small" dateTime={signIn.at} title={`${f.moment(at)} (${at.toISOString()})`}>
                  {when}
                </time>
                <span className="quiet small">
                  {[signIn.browser, signIn.place, signIn.method && words.with(w.methods.name[signIn.method])]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {!signIn.current && (
                  <Button kind="plain" name={words.of(words.notMe, when)} onClick={() => setAsked(signIn)}>
                    {words.notMe}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {asked && (
        <Ask
          question={words.notMeAsk}
          says={words.notMeSays}
          act={words.notMeDo}
          busy={busy}
          error={error}
          onAct={() => void report(asked.decisionId)}
          onClose={() => {
            clear();
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
