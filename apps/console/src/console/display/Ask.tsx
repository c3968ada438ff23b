import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';

export function Failed({ error, onRetry }: { error: { message: string }; onRetry?: () => unknown }) {
  const retry = onRetry && (
    <Button color="inherit" startIcon={<RefreshIcon />} onClick={() => void onRetry()}>
      Try again
    </Button>
  );
  return (
    <Alert severity="error" action={retry} sx={{ my: 1 }}>
      {error.message}
    </Alert>
  );
}

export const Waiting = ({ rows = 4 }: { rows?: number }) => (
  <Box component="output" aria-label="Loading" sx={{ display: 'block', py: 1 }}>
    {Array.from({ length: rows }, (_, row) => (
      <Skeleton key={row} height={26} width={`${92 - ((row * 17) % 40)}%`} />
    ))}
  </Box>
);

export const Nothing = ({ title, children }: { title: string; children?: React.ReactNode }) => (
  <Box sx={{ py: 5, px: 2, textAlign: 'center' }}>
    <Typography variant="h6" component="p">
      {title}
    </Typography>
    <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{children}</Box>
  </Box>
);

interface Asked<T> {
  data: T | undefined;
  error: { message: string } | null;
  isPending: boolean;
  refetch: () => unknown;
}

/** What every answer of the API goes through: waiting, failed with a retry, or shown. */
export function Ask<T>({ asked, rows, children }: { asked: Asked<T>; rows?: number; children: (data: T) => React.ReactNode }) {
  if (asked.data !== undefined) {
    return (
      <>
        {asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
        {children(asked.data)}
      </>
    );
  }
  if (asked.error) return <Failed error={asked.error} onRetry={asked.refetch} />;
  return asked.isPending ? <Waiting rows={rows} /> : null;
}
