import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ConsoleRemoveDirectoryDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import type { Directory } from './useDirectories';

/** Asks for the name as well: many people lose their sign-in by it. */
export function DirectoryRemove({ directory, onClose }: { directory: Directory; onClose: () => void }) {
  const { id, name } = directory;
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const remove = useAct(ConsoleRemoveDirectoryDocument, {
    told: () => `${name} was removed.`,
    onDone: () => void navigate('/directories'),
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Remove ${name}?`}
      action={`Remove ${name}: ${people(directory.people)} missing`}
      danger
      blocked={typed.trim() !== name}
      pending={remove.isPending}
      error={remove.error}
      onCancel={onClose}
      onConfirm={(reason) => remove.mutate({ id, reason })}
    >
      <div>
        {people(directory.people)} become missing: they are signed out and cannot sign in. Their methods are kept for 30 days. The
        stored password of the account is deleted.
      </div>
      <TextField
        label={`Type ${name} to confirm`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        required
        slotProps={{ htmlInput: { autoComplete: 'off' } }}
        sx={{ mt: 1 }}
      />
    </ReasonDialog>
  );
}
