import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';

interface Column<T> {
  head: string;
  render: (row: T) => React.ReactNode;
  align?: 'right';
}
interface Props<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  onRow?: (row: T) => void;
}

/** A table of rows that are already here: no paging, no sorting. */
export const SmallTable = <T extends { id: string }>({ label, rows, columns, onRow }: Props<T>) => (
  <Table size="small" aria-label={label}>
    <TableHead>
      <TableRow>
        {columns.map(({ head, align }) => (
          <TableCell key={head} align={align}>
            {head}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <TableRow key={row.id} hover onClick={onRow && (() => onRow(row))} sx={onRow && { cursor: 'pointer' }}>
          {columns.map(({ head, render, align }) => (
            <TableCell key={head} align={align}>
              {render(row)}
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  </Table>
);
