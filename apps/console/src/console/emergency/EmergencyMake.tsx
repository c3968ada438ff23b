import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import {
  ConsoleConfirmEmergencyAccountDocument,
  ConsoleCreateEmergencyAccountDocument,
  type ConsoleCreateEmergencyAccountMutation,
} from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { CopyText } from '../display/CopyText';
import { ReasonDialog } from '../display/ReasonDialog';

type Made = ConsoleCreateEmergencyAccountMutation['createEmergencyAccount'];

function EmergencyConfirm({ made, onClose }: { made: Made; onClose: () => void }) {
  const [code, setCode] = useState('');
  const { account, password, enrollment } = made;
  const confirm = useAct(ConsoleConfirmEmergencyAccountDocument, {
    told: () => `${account.login} is ready. Seal the password, and keep its app somewhere else.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Seal ${account.login}`}
      action="Prove the app and finish"
      dismiss="Leave it unfinished"
      asksReason={false}
      pending={confirm.isPending}
      error={confirm.error}
      onCancel={onClose}
      onConfirm={() => confirm.mutate({ id: account.id, handle: enrollment.handle, code: code.trim() })}
    >
      <Alert severity="warning">Password and picture are shown now and never again. Write the password down and seal it.</Alert>
      <Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>Password</Box>
        <CopyText text={password} label="the password" />
      </Box>
      {enrollment.app && (
        <Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
            Scan this with an authenticator app on a device that is kept with nobody's own
          </Box>
          <Box
            component="img"
            alt="QR picture of the app code"
            src={`data:image/svg+xml;utf8,${encodeURIComponent(enrollment.app.qrSvg)}`}
            sx={{ width: 180, height: 180, display: 'block', my: 1 }}
          />
          <CopyText text={enrollment.app.secret} label="the app's key" />
        </Box>
      )}
      <TextField
        label="Code of the app"
        value={code}
        onChange={({ target }) => setCode(target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 6 } }}
        required
      />
    </ReasonDialog>
  );
}

/** Two steps: name and reason, then what is shown once and the proof of its own app. */
export function EmergencyMake({ onClose }: { onClose: () => void }) {
  const [login, setLogin] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const create = useAct(ConsoleCreateEmergencyAccountDocument, {
    onDone: ({ createEmergencyAccount }) => setMade(createEmergencyAccount),
    onRefused: () => true,
  });
  if (made) return <EmergencyConfirm made={made} onClose={onClose} />;
  const { error } = create;
  const aboutName = error?.field === 'login' ? error : null;
  return (
    <ReasonDialog
      title="Make an emergency account"
      action="Make it and tell all admins"
      pending={create.isPending}
      error={aboutName ? null : error}
      onCancel={onClose}
      onConfirm={(reason) => create.mutate({ login, reason })}
    >
      <TextField
        label="Name"
        value={login}
        onChange={({ target }) => setLogin(target.value)}
        required
        error={aboutName !== null}
        helperText={aboutName?.message ?? 'What is typed at the sign-in page. Nobody in a directory may have it.'}
        sx={{ mt: 1 }}
      />
    </ReasonDialog>
  );
}
