import { NextPicture } from '../../design/pictures';
import type { PortalMethodFragment } from '../../generated/portal/graphql';
import type { ApiError } from '../../graphql/client';
import { METHOD_PICTURE } from '../method-names';
import { ActionError, Alert } from '../parts/Alert';
import { StepHeading } from '../parts/StepHeading';
import { useSpeech } from '../words/Speech';

interface ChooseWayProps {
  readonly methods: readonly PortalMethodFragment[];
  readonly usable: (method: PortalMethodFragment) => boolean;
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onChoose: (method: PortalMethodFragment) => void;
}

/** Recovery codes stand last: they are for the day when nothing else is left. */
const inOrder = (methods: readonly PortalMethodFragment[]) =>
  methods.toSorted((a, b) => Number(a.method === 'RECOVERY_CODES') - Number(b.method === 'RECOVERY_CODES'));

export function ChooseWay({ methods, usable, busy, error, onChoose }: ChooseWayProps) {
  const { w } = useSpeech();
  return (
    <>
      <StepHeading lead={methods.length > 1 ? w.proof.chooseLead : w.proof.oneWay}>{w.proof.choose}</StepHeading>
      <ul className="cards" aria-busy={busy}>
        {inOrder(methods).map((method) => {
          const Picture = METHOD_PICTURE[method.method];
          const can = usable(method);
          const why = method.disabledAt ? w.proof.disabled : w.proof.tooNew;
          return (
            <li key={method.id}>
              <button
                type="button"
                className="card card-button"
                aria-disabled={can ? undefined : true}
                onClick={() => can && onChoose(method)}
              >
                <span className="card-picture">
                  <Picture />
                </span>
                <span className="card-words">
                  <span className="card-name">{w.proof.way[method.method]}</span>
                  {method.method !== 'RECOVERY_CODES' && <span className="quiet digits">{method.hint}</span>}
                  {!can && <span className="quiet small">{why}</span>}
                </span>
                <span className="card-next">{busy ? <span className="turning" /> : <NextPicture />}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {!methods.some(usable) && <Alert kind="warn">{w.proof.none}</Alert>}
      <ActionError error={error} />
    </>
  );
}
