import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { AuthorityInput } from './AuthorityInput';
import type { Encryption } from './form';
import { ServerAddresses } from './ServerAddresses';
import { useSetup } from './useSetup';

const choices: readonly (readonly [Encryption, string])[] = [
  ['ldaps', 'LDAPS: encrypted from the first byte (port 636)'],
  ['starttls', 'StartTLS: encrypted before the password is sent (port 389)'],
];
const unencrypted = ['none', 'None: the directory is on this computer'] as const;

export function ServerStep() {
  const { form, set, errorAt } = useSetup();
  const error = errorAt('startTls');
  const here = form.encryption === 'none' || form.servers.every((server) => server.startsWith('localhost'));
  return (
    <>
      <ServerAddresses />
      <FormControl error={error !== null}>
        <FormLabel id="encryption">Encryption</FormLabel>
        <RadioGroup
          aria-labelledby="encryption"
          value={form.encryption}
          onChange={(_, encryption) => set({ encryption: encryption as Encryption })}
        >
          {[...choices, ...(here ? [unencrypted] : [])].map(([value, words]) => (
            <FormControlLabel key={value} value={value} control={<Radio size="small" />} label={words} />
          ))}
        </RadioGroup>
        <FormHelperText>{error ?? 'A password is never sent in clear over a network.'}</FormHelperText>
      </FormControl>
      <AuthorityInput />
    </>
  );
}
