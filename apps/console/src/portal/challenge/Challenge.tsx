import type { PortalMethodFragment } from '../../generated/portal/graphql';
import { Frame } from '../parts/Frame';
import { Proof } from '../proof/Proof';
import { signInProof } from '../proof/ways';
import { useSession } from '../Session';
import { SmallPrint } from './SmallPrint';

/** A new way proves who signs in at once; only changes wait for an older one. */
const usable = ({ disabledAt }: PortalMethodFragment) => disabledAt === null;

export function Challenge() {
  const { accept } = useSession();
  return (
    <Frame>
      <div className="stack">
        <Proof requests={signInProof} usable={usable} onPassed={accept} />
        <SmallPrint />
      </div>
    </Frame>
  );
}
