import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { ConsoleOrderDirectoriesDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import type { Directory } from './useDirectories';

interface Props {
  directory: Directory;
  /** All of them in their order. */
  directories: readonly Directory[];
}

/** A login without a domain is looked for in the first directory, then in the next. */
export function DirectoryOrder({ directory, directories }: Props) {
  const order = useAct(ConsoleOrderDirectoriesDocument);
  const mayWrite = useMay('directories', 'write');
  if (directories.length < 2) return null;
  const at = directories.indexOf(directory);
  const move = (to: number) => {
    const ids = directories.map(({ id }) => id).toSpliced(at, 1);
    order.mutate({ ids: ids.toSpliced(to, 0, directory.id) });
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center' }}>
      {at === 0 ? 'Asked first' : `Asked as number ${at + 1}`}
      {mayWrite && (
        <>
          <IconButton
            size="small"
            aria-label={`Ask ${directory.name} earlier`}
            disabled={at === 0 || order.isPending}
            onClick={() => move(at - 1)}
          >
            <UpIcon fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={`Ask ${directory.name} later`}
            disabled={at === directories.length - 1 || order.isPending}
            onClick={() => move(at + 1)}
          >
            <DownIcon fontSize="small" />
          </IconButton>
        </>
      )}
    </Box>
  );
}
