import Box from '@mui/material/Box';
import { methodWords } from '../display/methods';
import type { PersonRow } from './types';

export const MethodWords = ({ methods }: { methods: PersonRow['methods'] }) =>
  methods.length === 0 ? (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      None
    </Box>
  ) : (
    <span>{[...new Set(methods.map(({ method }) => methodWords[method]))].join(', ')}</span>
  );
