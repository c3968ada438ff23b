import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ConsoleTestProviderDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { focusOnMount } from '../display/focusOnMount';
import type { Provider } from './words';

/** Sends one real message and shows the exchange, secrets masked. */
export function ProviderTest({ provider, onClose }: { readonly provider: Provider; readonly onClose: () => void }) {
  const [to, setTo] = useState('');
  const test = useAct(ConsoleTestProviderDocument, { onRefused: () => true });
  const mail = provider.carries.includes('mail');
  const nobody = provider.carries.every((one) => one === 'alert');
  const result = test.data?.testProvider;
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="test-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate({ id: provider.id, to: nobody ? null : to.trim() });
        }}
      >
        <DialogTitle id="test-title">Test {provider.name}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {!nobody && (
            <TextField
              label={mail ? 'Send a test mail to' : 'Send a test text to'}
              value={to}
              onChange={({ target }) => setTo(target.value)}
              required
              type={mail ? 'email' : 'tel'}
              inputRef={focusOnMount}
              helperText={
                mail ? 'An address of your own.' : 'With the country code, such as +49 151 23456789. It may cost money.'
              }
              sx={{ mt: 1 }}
            />
          )}
          {test.error && <Alert severity="error">{test.error.message}</Alert>}
          {result && (
            <div aria-live="polite">
              <Alert severity={result.ok ? 'success' : 'error'}>
                {result.ok ? 'The provider took the message.' : 'The provider did not take the message.'}
              </Alert>
              <Box
                component="pre"
                tabIndex={0}
                aria-label="The exchange"
                sx={{ mt: 1, p: 1.5, overflowX: 'auto', fontSize: '0.8rem', bgcolor: 'action.hover', borderRadius: 1 }}
              >
                {result.lines.join('\n')}
              </Box>
            </div>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" variant="contained" loading={test.isPending} disabled={!nobody && !to.trim()}>
            Send the test
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
