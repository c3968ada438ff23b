import Alert from '@mui/material/Alert';
import { useState } from 'react';
import { ConsolePolicyPreviewDocument, ConsolePublishPolicyDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { Failed, Waiting } from '../display/Ask';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import { draftOf, type PolicyRecord, type PolicyVersion } from './draft';
import { PreviewNumbers } from './PreviewNumbers';

interface Props {
  policy: PolicyRecord;
  draft: PolicyVersion;
  onClose: () => void;
}

/** Repeats the number. When the world moved since it was shown, shows the new one and asks again. */
export function PolicyPublish({ policy, draft, onClose }: Props) {
  const [movedFrom, setMovedFrom] = useState<number | null>(null);
  const input = draftOf({ ...draft, name: policy.name });
  const asked = useAsk(ConsolePolicyPreviewDocument, { policyId: policy.id, draft: input });
  const preview = asked.data?.policyPreview;

  const publish = useAct(ConsolePublishPolicyDocument, {
    told: ({ publishPolicy }) =>
      `"${publishPolicy.name}" is in force: it requires a second step of ${people(publishPolicy.people)}.`,
    onDone: onClose,
    onRefused: (error) => {
      if (error.code === 'preview_moved') {
        setMovedFrom(preview?.matched ?? null);
        void asked.refetch();
      }
      return true;
    },
  });
  const refused = publish.error?.code === 'preview_moved' ? null : publish.error;

  return (
    <ReasonDialog
      title={`Publish "${policy.name}"?`}
      action={preview ? `Publish for ${people(preview.matched)}` : 'Publish'}
      pending={publish.isPending || asked.isFetching}
      error={refused}
      onCancel={onClose}
      onConfirm={(reason) => preview && publish.mutate({ id: policy.id, reason, expectedPeople: preview.matched })}
    >
      {asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
      {!asked.error && !preview && <Waiting rows={3} />}
      {movedFrom !== null && preview && (
        <Alert severity="warning">
          It is not the number you saw: {people(movedFrom)} then, {people(preview.matched)} now. Nothing was published. Look
          again, and publish if this is right.
        </Alert>
      )}
      {preview && <PreviewNumbers preview={preview} />}
    </ReasonDialog>
  );
}
