import { useCallback, useRef } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router-dom';
import { ReasonDialog } from '../../display/ReasonDialog';

/** Asks before a page with changes is left. `release` lets it go without a question, once they are saved. */
export function useAskBeforeLeaving(changed: boolean, title: string) {
  const released = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => changed && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(
    useCallback(
      (event: BeforeUnloadEvent) => {
        if (changed && !released.current) event.preventDefault();
      },
      [changed],
    ),
  );
  const release = () => {
    released.current = true;
  };
  const question = blocker.state === 'blocked' && (
    <ReasonDialog
      title={title}
      action="Leave"
      dismiss="Stay"
      danger
      asksReason={false}
      pending={false}
      error={null}
      onCancel={() => blocker.reset()}
      onConfirm={() => blocker.proceed()}
    >
      <div>What you typed here is not kept.</div>
    </ReasonDialog>
  );
  return { release, question };
}
