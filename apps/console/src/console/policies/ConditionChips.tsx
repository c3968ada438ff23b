import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { conditionLook } from './conditionLooks';
import type { Condition } from './draft';

export const ConditionChips = ({ conditions, none }: { conditions: readonly Condition[]; none: string }) =>
  conditions.length === 0 ? (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {none}
    </Box>
  ) : (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap' }}>
      {conditions.map(({ kind, targetId, label }) => (
        <Chip
          key={`${kind} ${targetId} ${label}`}
          size="small"
          icon={conditionLook(kind).icon}
          label={label}
          title={conditionLook(kind).word}
          sx={{ borderRadius: 1.5 }}
        />
      ))}
    </Box>
  );
