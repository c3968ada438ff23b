import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { SxProps } from '@mui/material/styles';
import { useId } from 'react';

interface Props {
  title: React.ReactNode;
  /** Small print or a link at the right of the title. */
  aside?: React.ReactNode;
  children: React.ReactNode;
  sx?: SxProps;
}

export function Panel({ title, aside, children, sx }: Props) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={sx}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, pt: 1.5 }}>
        <Typography variant="h2" id={id} sx={{ flex: 1 }}>
          {title}
        </Typography>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{aside}</Box>
      </Box>
      <Box sx={{ px: 2, pt: 1, pb: 2 }}>{children}</Box>
    </Card>
  );
}
