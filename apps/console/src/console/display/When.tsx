import Tooltip from '@mui/material/Tooltip';
import { exactTime, timeAgo } from './times';
import { useNow } from './useNow';

/** "3 min ago", with the exact local time and UTC on hover. */
export function When({ at, never = 'Never' }: { at: string | null | undefined; never?: string }) {
  const now = useNow();
  if (!at) return <span>{never}</span>;
  return (
    <Tooltip title={exactTime(at)} describeChild>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {timeAgo(at, now)}
      </time>
    </Tooltip>
  );
}
