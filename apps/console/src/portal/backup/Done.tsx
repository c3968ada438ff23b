import { TickPicture } from '../../design/pictures';
import type { PortalMethodFragment } from '../../generated/portal/graphql';
import { destinationFor } from '../destination';
import { METHOD_PICTURE, methodHint, methodName } from '../method-names';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useSpeech } from '../words/Speech';

/** What was set up, and what happens at the next sign-in. */
export function Done({ methods }: { readonly methods: readonly PortalMethodFragment[] }) {
  const { viewer, goAfter } = useSession();
  const { w } = useSpeech();
  const words = w.after;
  const destination = destinationFor(viewer);
  const first = methods.find(({ preferred }) => preferred) ?? methods[0];
  return (
    <div className="stack">
      <div className="hero hero-good" aria-hidden="true">
        <TickPicture />
      </div>
      <StepHeading lead={words.doneLead}>{words.done}</StepHeading>
      <ul className="cards">
        {methods.map((method) => {
          const Picture = METHOD_PICTURE[method.method];
          return (
            <li key={method.id} className="card">
              <span className="card-picture">
                <Picture />
              </span>
              <span className="card-words">
                <span className="card-name">
                  {methodName(method, w)}{' '}
                  {method.preferred && methods.length > 1 && <span className="badge">{w.methods.preferred}</span>}
                </span>
                <span className="digits quiet">{methodHint(method, w)}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {first && <p>{words.nextTime[first.method]}</p>}
      <Button onClick={() => goAfter(null)}>{destination ? w.frame.goOn : words.manage}</Button>
      {viewer.roles.length > 0 && !destination?.startsWith('/console') && (
        <a className="button button-edge button-wide" href="/console">
          {words.openConsole}
        </a>
      )}
    </div>
  );
}
