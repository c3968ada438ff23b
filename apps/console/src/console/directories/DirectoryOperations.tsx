import ShieldIcon from '@mui/icons-material/GppGoodOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { count } from '../display/Figure';
import { operationsOf, operationWords, writesOf } from './servers';
import type { Directory } from './useDirectories';

/** Proof rather than promise: what was sent, counted where it is sent. */
export function DirectoryOperations({ operations }: { operations: Directory['operations'] }) {
  const writes = writesOf(operations);
  if (writes > 0) return <Alert severity="error">{count(writes)} operations were sent that do more than read.</Alert>;
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, alignSelf: 'start' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontWeight: 600 }}>
        <ShieldIcon fontSize="small" sx={{ color: 'success.main' }} /> 0 writes
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', mb: 1 }}>
        The LDAP client here can bind, search, unbind, abandon and start TLS. It has no code for any other operation, so nothing
        can be added, changed or deleted in the directory.
      </Box>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(84px, 1fr))', gap: 1, m: 0 }}
        aria-label="Operations sent since the start"
      >
        {operationsOf(operations).map(({ operation, count: sent }) => (
          <Box key={operation}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
              {operationWords[operation]}
            </Box>
            <Box component="dd" sx={{ m: 0, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {count(sent)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
