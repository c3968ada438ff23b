import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { withAuthority } from './certificate';
import { useSetup } from './useSetup';

/** Trust on first use, after a person has compared the fingerprint with one from somewhere else. */
export function TrustIssuer({ issuerPem }: { issuerPem: string | null }) {
  const { form, set, check } = useSetup();
  const [compared, setCompared] = useState(false);
  if (!issuerPem) {
    return (
      <Box sx={{ color: 'text.secondary' }}>
        The server does not show the certificate of its issuer. Get it from whoever runs the server, and paste it under “Own CA”.
      </Box>
    );
  }
  const trust = () => {
    const next = { ...form, caPem: withAuthority(form.caPem, issuerPem) };
    set({ caPem: next.caPem });
    check.run(next);
  };
  return (
    <Box sx={{ display: 'grid', justifyItems: 'start', gap: 0.5 }}>
      <Box sx={{ color: 'text.secondary' }}>
        Ask whoever runs the server for the fingerprint, by another way than this network, and compare.
      </Box>
      <FormControlLabel
        control={<Checkbox size="small" checked={compared} onChange={(_, on) => setCompared(on)} />}
        label="I compared the fingerprint"
      />
      <Button variant="outlined" disabled={!compared} onClick={trust}>
        Trust this issuer
      </Button>
    </Box>
  );
}
