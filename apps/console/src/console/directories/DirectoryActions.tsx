import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ConsolePauseDirectoryDocument, ConsoleResumeDirectoryDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import { DirectoryRemove } from './DirectoryRemove';
import type { Directory } from './useDirectories';

/** What an admin may do with a directory as a whole. One that comes from outside the console can only be paused. */
export function DirectoryActions({ directory }: { directory: Directory }) {
  const [asking, setAsking] = useState<'pause' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const { id, name, paused, source } = directory;
  const pause = useAct(ConsolePauseDirectoryDocument, { told: () => `${name} is paused.`, onDone: close, onRefused: () => true });
  const resume = useAct(ConsoleResumeDirectoryDocument, { told: () => `${name} is read again.` });
  if (!useMay('directories', 'write')) return null;
  return (
    <>
      {paused ? (
        <Button variant="contained" loading={resume.isPending} onClick={() => resume.mutate({ id })}>
          Resume
        </Button>
      ) : (
        <Button variant="outlined" onClick={() => setAsking('pause')}>
          Pause…
        </Button>
      )}
      {source === 'console' && (
        <>
          <Button variant="outlined" component={Link} to={`/directories/${id}`}>
            Change
          </Button>
          <Button variant="outlined" color="error" onClick={() => setAsking('remove')}>
            Remove…
          </Button>
        </>
      )}
      {asking === 'pause' && (
        <ReasonDialog
          title={`Pause ${name}?`}
          action={`Pause ${name}`}
          pending={pause.isPending}
          error={pause.error}
          onCancel={close}
          onConfirm={(reason) => pause.mutate({ id, reason })}
        >
          <div>
            It is not read until it is resumed. Its {people(directory.people)} stay as they are and can sign in. Whoever leaves in
            the meantime is not noticed.
          </div>
        </ReasonDialog>
      )}
      {asking === 'remove' && <DirectoryRemove directory={directory} onClose={close} />}
    </>
  );
}
