import { ConsoleLiftBlockDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { ReasonDialog } from '../display/ReasonDialog';

interface Props {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly onClose: () => void;
}

/** Only somebody else than the blocked person can do it, and says why. */
export function LiftBlock({ person, onClose }: Props) {
  const lift = useAct(ConsoleLiftBlockDocument, {
    told: () => `${person.displayName} can verify again.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Unblock ${person.displayName}?`}
      action={`Unblock ${person.displayName}`}
      danger
      pending={lift.isPending}
      error={lift.error}
      onCancel={onClose}
      onConfirm={(reason) => lift.mutate({ personId: person.id, reason })}
    >
      <div>
        Make sure that the password was changed first: whoever caused the report knew it. Sessions, remembered browsers and app
        passwords that ended with the report stay ended.
      </div>
    </ReasonDialog>
  );
}
