import { describe, expect, it } from '@jest/globals';
import { heights, heldRun, lastChange, lastFull, runsToShow } from './runList';

const run = (id: string, facts: object = {}) => ({
  id,
  mode: 'changes',
  state: 'COMPLETED',
  added: 0,
  changed: 0,
  missing: 0,
  returned: 0,
  groupsRead: 0,
  ...facts,
});
const runs = [
  run('quiet'),
  run('joined', { groupsRead: 1 }),
  run('held', { mode: 'full', state: 'HELD', missing: 40 }),
  run('failed', { state: 'FAILED' }),
  run('hired', { added: 1 }),
  run('all', { mode: 'full' }),
];
const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);

describe('the list of runs', () => {
  it('D1: leaves out runs of changes that found none, and counts them', () => {
    const { shown, hidden } = runsToShow(runs, null, false);
    expect(ids(shown)).toEqual(['joined', 'held', 'failed', 'hired', 'all']);
    expect(hidden).toBe(1);
  });

  it('D1: shows them when asked, and one mode when asked', () => {
    expect(runsToShow(runs, null, true)).toEqual({ shown: runs, hidden: 0 });
    expect(ids(runsToShow(runs, 'full', false).shown)).toEqual(['held', 'all']);
    expect(runsToShow(runs, 'full', false).hidden).toBe(0);
    expect(ids(runsToShow(runs, 'changes', false).shown)).toEqual(['joined', 'failed', 'hired']);
  });

  it('I08: the last full run is one that was applied, not one that is held', () => {
    expect(lastFull(runs)?.id).toBe('all');
    expect(lastFull([])).toBeUndefined();
  });

  it('I08: a held run is found behind newer runs of changes, and not once it was decided', () => {
    expect(heldRun(run('newer'), runs)?.id).toBe('held');
    expect(heldRun(run('held'), runs)).toBeUndefined();
    expect(heldRun(run('now', { state: 'HELD' }), runs)?.id).toBe('now');
    expect(heldRun(null, [])).toBeUndefined();
  });

  it('D1: the last change is the newest run that changed something', () => {
    expect(lastChange(runs)?.id).toBe('joined');
    expect(lastChange([run('quiet')])).toBeUndefined();
  });

  it('D1: bars are of the highest, and a small number still shows', () => {
    expect(heights([0, 1, 1000])).toEqual([0, 0.06, 1]);
    expect(heights([])).toEqual([]);
  });
});
