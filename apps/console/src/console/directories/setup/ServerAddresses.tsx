import AddIcon from '@mui/icons-material/Add';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import RemoveIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { readServer } from './form';
import { useSetup } from './useSetup';
import { kindWords } from './words';

const most = 8;
const nameAt = (at: number) => (at === 0 ? 'Server' : `Server ${at + 1}`);
const hintAt = (at: number) => (at === 0 ? 'Host, with a port if it is not the usual one.' : 'When those above do not answer.');

/** The first is preferred; the others take over in their order. */
export function ServerAddresses() {
  const { form, set, errorAt } = useSetup();
  const error = errorAt('url');
  const { servers } = form;
  const type = (at: number, typed: string) => {
    const { server, encryption } = readServer(typed);
    set({ servers: servers.with(at, server), ...(encryption && { encryption }) });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      {servers.map((server, at) => (
        <Box key={at} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start', width: 1 }}>
          <TextField
            label={nameAt(at)}
            value={server}
            onChange={({ target }) => type(at, target.value)}
            required={at === 0}
            fullWidth
            error={at === 0 && error !== null}
            helperText={at === 0 && error !== null ? error : hintAt(at)}
            placeholder={at === 0 ? kindWords(form.kind).server : undefined}
            slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' } }}
          />
          {at > 0 && (
            <IconButton
              aria-label={`Try ${nameAt(at)} earlier`}
              onClick={() => set({ servers: servers.with(at, servers[at - 1]!).with(at - 1, server) })}
            >
              <UpIcon fontSize="small" />
            </IconButton>
          )}
          {servers.length > 1 && (
            <IconButton aria-label={`Remove ${nameAt(at)}`} onClick={() => set({ servers: servers.toSpliced(at, 1) })}>
              <RemoveIcon fontSize="small" />
            </IconButton>
          )}
        </Box>
      ))}
      {servers.length < most && (
        <Button startIcon={<AddIcon />} onClick={() => set({ servers: [...servers, ''] })}>
          Add another server
        </Button>
      )}
    </Box>
  );
}
