import TextField from '@mui/material/TextField';
import { useSetup } from './useSetup';
import { kindWords } from './words';

const again =
  'The servers or the CA have changed, so type it again: a stored password is only ever sent to the servers for which it was typed.';

export function AccountStep() {
  const { form, set, errorAt, directory, passwordAgain } = useSetup();
  const [nameError, passwordError] = [errorAt('bindDn'), errorAt('bindPassword')];
  const kept = directory !== null && !passwordAgain;
  const hint = passwordAgain ? again : kept ? 'Unchanged unless you type another.' : 'Kept encrypted, never shown again.';
  return (
    <>
      <TextField
        label="Account"
        value={form.bindDn}
        onChange={({ target }) => set({ bindDn: target.value })}
        required
        placeholder={kindWords(form.kind).account}
        error={nameError !== null}
        helperText={nameError ?? 'An account for Tessera alone, which may read people and groups and nothing else.'}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' } }}
      />
      <TextField
        label="Password of the account"
        type="password"
        value={form.bindPassword}
        onChange={({ target }) => set({ bindPassword: target.value })}
        required={!kept}
        error={passwordError !== null || (passwordAgain && form.bindPassword === '')}
        helperText={passwordAgain ? again : (passwordError ?? hint)}
        slotProps={{ htmlInput: { autoComplete: 'new-password' } }}
      />
    </>
  );
}
