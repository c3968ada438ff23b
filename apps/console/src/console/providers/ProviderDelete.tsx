import { ConsoleDeleteProviderDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { ReasonDialog } from '../display/ReasonDialog';
import { carriedWords, type Provider } from './words';

export function ProviderDelete({ provider, onClose }: { readonly provider: Provider; readonly onClose: () => void }) {
  const remove = useAct(ConsoleDeleteProviderDocument, {
    told: () => `${provider.name} was deleted.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Delete ${provider.name}?`}
      action={`Delete ${provider.name}`}
      danger
      pending={remove.isPending}
      error={remove.error}
      onCancel={onClose}
      onConfirm={(reason) => remove.mutate({ id: provider.id, reason })}
    >
      <div>
        It carries {carriedWords(provider.carries)}. What is on its way through it is tried through the next provider that can;
        without one, people can no longer be reached that way. Its secrets are deleted.
      </div>
    </ReasonDialog>
  );
}
