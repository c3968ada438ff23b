import TablePagination from '@mui/material/TablePagination';
import { Ask, Nothing } from '../display/Ask';
import { count } from '../display/Figure';
import { Panel } from '../display/Panel';
import { DifferenceFilters } from './DifferenceFilters';
import { DifferenceRows } from './DifferenceRows';
import { countOf, differenceSentence } from './differenceWords';
import { perPage, useDifferences } from './useDifferences';
import type { SyncRun } from './useLiveRun';

const range = ({ from, to, count: total }: { from: number; to: number; count: number }) =>
  `${count(from)}–${count(to)} of ${count(total)}`;

/** Who and what a held run would change, or an applied one did: the reason to apply, discard or undo it. */
export function SyncDifferences({ run }: { run: SyncRun }) {
  const { asked, what, search, page, set } = useDifferences(run.id);
  const applied = run.state !== 'HELD';
  const counts = asked.data?.syncDifferences.counts ?? [];
  // Only runs that changed much are kept row by row; of the others there is nothing to show.
  if (applied && asked.data && countOf(counts, null) === 0) return null;
  return (
    <Panel title={applied ? 'What it changed' : 'What it would change'} aside={applied && 'Kept for 7 days'} sx={{ mt: 2 }}>
      <Ask asked={asked} rows={8}>
        {({ syncDifferences: { items, total } }) =>
          countOf(counts, null) === 0 ? (
            <Nothing title="No person, group or unit differs">What stopped this run is said above.</Nothing>
          ) : (
            <>
              <p style={{ marginTop: 0 }}>{differenceSentence(counts, applied)}</p>
              <DifferenceFilters counts={counts} what={what} search={search} set={set} />
              {items.length === 0 ? (
                <Nothing title="Nothing matches">Try a shorter name, or another kind of difference.</Nothing>
              ) : (
                <DifferenceRows differences={items} applied={applied} />
              )}
              <TablePagination
                component="div"
                count={total}
                page={Math.min(page - 1, Math.max(0, Math.ceil(total / perPage) - 1))}
                rowsPerPage={perPage}
                rowsPerPageOptions={[perPage]}
                labelDisplayedRows={range}
                onPageChange={(_, next) => set({ page: next > 0 ? String(next + 1) : null })}
              />
            </>
          )
        }
      </Ask>
    </Panel>
  );
}
