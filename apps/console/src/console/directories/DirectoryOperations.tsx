import ShieldIcon from '@mui/icons-material/GppGoodOutlined';
import Box from '@mui/material/Box';
import { count } from '../display/Figure';
import type { Directory } from './useDirectories';

/** Proof rather than promise: what was sent, counted where it is sent. */
export const DirectoryOperations = ({ operations }: { operations: Directory['operations'] }) => (
  <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, alignSelf: 'start' }}>
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontWeight: 600 }}>
      <ShieldIcon fontSize="small" sx={{ color: 'success.main' }} /> 0 writes possible
    </Box>
    <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', mb: 1 }}>
      The LDAP client here can bind, search, unbind, abandon and start TLS. It has no code for any other operation, so nothing can
      be added, changed or deleted in the directory.
    </Box>
    <Box
      component="dl"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, m: 0 }}
      aria-label="Operations sent since the start"
    >
      {operations.map(({ operation, count: sent }) => (
        <Box key={operation} sx={{ display: 'flex', gap: 0.75 }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {operation}
          </Box>
          <Box component="dd" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
            {count(sent)}
          </Box>
        </Box>
      ))}
    </Box>
  </Box>
);
