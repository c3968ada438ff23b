import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';

interface Props {
  title: string;
  /** One sentence under the title. */
  about?: React.ReactNode;
  /** Shown beside the title. */
  mark?: React.ReactNode;
  /** Buttons on the right. */
  children?: React.ReactNode;
}

export function PageHead({ title, about, mark, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Tessera`;
  }, [title]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start', mt: 2, mb: 2 }}>
      <Box sx={{ flex: 1, minWidth: 260 }}>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <Typography variant="h1">{title}</Typography>
          {mark}
        </Box>
        {about && <Typography sx={{ color: 'text.secondary', mt: 0.5, maxWidth: 900 }}>{about}</Typography>}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{children}</Box>
    </Box>
  );
}
