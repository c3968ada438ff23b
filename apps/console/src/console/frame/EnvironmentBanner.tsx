import ScienceIcon from '@mui/icons-material/ScienceOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useSettings } from './useSettings';

/** Nobody shall take the demo for the real thing, or the other way round. */
export function EnvironmentBanner() {
  if (!useSettings()?.demo) return null;
  return (
    <Box
      role="note"
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        mx: { xs: -1.5, md: -3 },
        px: { xs: 1.5, md: 3 },
        py: 0.6,
        fontSize: '0.82rem',
        bgcolor: '#ffe49a',
        color: '#3d2f00',
        '& a': { color: 'inherit', fontWeight: 600 },
      }}
    >
      <ScienceIcon fontSize="small" />
      <span>
        <strong>Demo.</strong> People, directory and phones are invented. Texts arrive on the{' '}
        <Link href="/simulator" target="_blank" rel="noopener">
          demo phones
        </Link>
        .
      </span>
    </Box>
  );
}
