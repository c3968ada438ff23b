import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import { monoFont } from '../../theme';
import { useSetup } from './useSetup';

const hint = 'Only when the certificate is not signed by an authority that everybody knows. It is then the only one that counts.';

/** The certificate of an own authority, pasted or read from a file. */
export function AuthorityInput() {
  const { form, set, errorAt } = useSetup();
  const file = useRef<HTMLInputElement>(null);
  const error = errorAt('caPem');
  const read = async (input: HTMLInputElement) => {
    const text = await input.files?.[0]?.text();
    if (text !== undefined) set({ caPem: text });
    input.value = '';
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <TextField
        label="Own CA (PEM)"
        value={form.caPem}
        onChange={({ target }) => set({ caPem: target.value })}
        multiline
        fullWidth
        minRows={2}
        maxRows={6}
        error={error !== null}
        helperText={error ?? hint}
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: monoFont, fontSize: '0.75rem' } } }}
      />
      <Button onClick={() => file.current?.click()}>Read it from a file…</Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".pem,.crt,.cer"
        aria-label="File with the certificate of the CA"
        onChange={({ target }) => void read(target)}
      />
    </Box>
  );
}
