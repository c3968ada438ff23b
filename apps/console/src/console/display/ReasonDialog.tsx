import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import type { ApiError } from '../../graphql/client';
import { focusOnMount } from './focusOnMount';

interface Props {
  title: string;
  /** The button says what will happen, with the object and the count. */
  action: string;
  danger?: boolean;
  /** The word for not doing it, where "Cancel" could mean the act itself. */
  dismiss?: string;
  /** Without a reason it is a plain confirmation. */
  asksReason?: boolean;
  /** Something else that it asks for is missing. */
  blocked?: boolean;
  pending: boolean;
  error: ApiError | null;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
  children: React.ReactNode;
}

/** Asks before something that others will notice. */
export function ReasonDialog(props: Props) {
  const { title, action, danger, dismiss = 'Cancel', asksReason = true, blocked = false } = props;
  const { pending, error, onCancel, onConfirm, children } = props;
  const [reason, setReason] = useState('');
  const titleId = useId();
  return (
    <Dialog open onClose={onCancel} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(reason.trim());
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {children}
          {asksReason && (
            <TextField
              label="Reason"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              required
              inputRef={focusOnMount}
              fullWidth
              multiline
              minRows={2}
              error={error?.field === 'reason'}
              helperText={error?.field === 'reason' ? error.message : 'Kept in the audit log with your name.'}
            />
          )}
          {error && error.field !== 'reason' && <Alert severity="error">{error.message}</Alert>}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onCancel}>{dismiss}</Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'primary'}
            loading={pending}
            disabled={blocked || (asksReason && !reason.trim())}
          >
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
