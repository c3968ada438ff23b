import Alert from '@mui/material/Alert';
import type { SxProps } from '@mui/material/styles';
import { rightsWarning } from './check';

interface Props {
  rights: Parameters<typeof rightsWarning>[0];
  sx?: SxProps;
}

export function RightsWarning({ rights, sx }: Props) {
  const warning = rightsWarning(rights);
  return (
    warning && (
      <Alert severity="warning" sx={sx}>
        {warning}
      </Alert>
    )
  );
}
