import { useCallback } from 'react';
import type { PortalViewerFragment } from '../../generated/portal/graphql';
import { Frame } from '../parts/Frame';
import { useSession } from '../Session';
import { Wizard } from './Wizard';

/** The enrollment that stands before the first sign-in, or before the next one after a recovery code. */
export function FirstEnrollment() {
  const { viewer, accept, goAfter } = useSession();
  const { recovering } = viewer;
  const enrolled = useCallback(
    (next: PortalViewerFragment) => {
      if (next.state === 'SIGNED_IN') goAfter('backup');
      if (recovering && next.state !== 'SIGNED_IN') accept(next, 'again');
      else accept(next);
    },
    [accept, goAfter, recovering],
  );
  return (
    <Frame>
      <Wizard intent="first" onEnrolled={enrolled} />
    </Frame>
  );
}
