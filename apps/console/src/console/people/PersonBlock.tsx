import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useMay } from '../auth/useMay';
import { When } from '../display/When';
import { LiftBlock } from '../fraud/LiftBlock';
import type { PersonRecord } from './types';

export function PersonBlock({ person }: { readonly person: PersonRecord }) {
  const decides = useMay('fraud', 'write');
  const [lifting, setLifting] = useState(false);
  if (!person.blockedSince) return null;
  return (
    <>
      <Alert
        severity="error"
        variant="outlined"
        sx={{ mb: 2, bgcolor: 'background.paper' }}
        action={
          decides && (
            <Button color="error" variant="outlined" onClick={() => setLifting(true)}>
              Unblock…
            </Button>
          )
        }
      >
        Blocked since <When at={person.blockedSince} /> because a request was reported as fraud. Nothing verifies until another
        person unblocks the account.
      </Alert>
      {lifting && <LiftBlock person={person} onClose={() => setLifting(false)} />}
    </>
  );
}
