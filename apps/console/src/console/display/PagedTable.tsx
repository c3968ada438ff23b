import Box from '@mui/material/Box';
import TablePagination from '@mui/material/TablePagination';
import { SmallTable } from './SmallTable';
import type { usePaged } from './usePaged';

interface Props<T> extends React.ComponentProps<typeof SmallTable<T & { id: string }>> {
  total: number;
  paged: ReturnType<typeof usePaged>;
  /** Pixels from which on it scrolls. */
  tall?: number;
}

/** A table whose rows come page by page; it scrolls in itself, also by keyboard. */
export const PagedTable = <T extends { id: string }>({ total, paged: { page, size, turn }, tall, ...table }: Props<T>) => (
  <Box component="section" tabIndex={0} aria-label={`${table.label}, scrolls`} sx={{ maxHeight: tall, overflow: 'auto' }}>
    <SmallTable {...table} />
    <TablePagination
      component="div"
      count={total}
      page={page}
      rowsPerPage={size}
      rowsPerPageOptions={[size]}
      onPageChange={(_, next) => turn(next)}
    />
  </Box>
);
