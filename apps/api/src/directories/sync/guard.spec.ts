import { describe, expect, it } from '@jest/globals';
import { holdReason, type Losses } from './guard.js';

const quiet: Losses = {
  people: 1000,
  peopleRead: 1000,
  peopleMissing: 0,
  peopleDisabled: 0,
  recentlyDisabled: 0,
  putBack: 0,
  groups: 100,
  groupsMissing: 0,
  units: 12,
  unitsMissing: 0,
  memberships: 3000,
  membershipsRead: 3000,
  targetsMissing: 0,
  peopleUnruled: 0,
};
const nothing = Object.fromEntries(Object.keys(quiet).map((name) => [name, 0])) as unknown as Losses;

describe('the guard against mass removal (I08)', () => {
  it.each<[string, Partial<Losses>, string | null]>([
    ['a quiet run', {}, null],
    ['2 % gone', { peopleMissing: 20 }, null],
    ['more than 2 % gone', { peopleMissing: 21 }, 'held_people'],
    ['gone and disabled together', { peopleMissing: 11, peopleDisabled: 10 }, 'held_people'],
    ['one, after many small steps within the hour', { peopleDisabled: 1, recentlyDisabled: 20 }, 'held_people'],
    ['nobody, after many small steps', { recentlyDisabled: 30 }, null],
    ['somebody whom an undo has put back', { peopleMissing: 1, putBack: 1 }, 'held_undone'],
    ['five of a few', { people: 8, peopleMissing: 5, peopleRead: 3 }, null],
    ['six of a few', { people: 8, peopleMissing: 6, peopleRead: 2 }, 'held_people'],
    ['an empty answer, however few they were', { people: 2, peopleRead: 0, peopleMissing: 2 }, 'held_empty'],
    ['a group that a policy names', { groupsMissing: 1, targetsMissing: 1 }, 'held_targets'],
    ['people whom groups of a rule cover, as many as may go', { groupsMissing: 1, peopleUnruled: 20 }, null],
    ['one more than that', { peopleUnruled: 21 }, 'held_rules'],
    ['five groups', { groupsMissing: 5 }, null],
    ['six groups', { groupsMissing: 6 }, 'held_groups'],
    ['every group', { groups: 3, groupsMissing: 3 }, 'held_groups'],
    ['every unit', { units: 2, unitsMissing: 2 }, 'held_groups'],
    ['half of the memberships', { membershipsRead: 1500 }, null],
    ['fewer than half', { membershipsRead: 1499 }, 'held_memberships'],
  ])('%s', (_, changes, expected) => {
    expect(holdReason({ ...quiet, ...changes })).toBe(expected);
  });

  it('lets the first run into an empty database pass', () => {
    expect(holdReason({ ...nothing, peopleRead: 300, membershipsRead: 900 })).toBeNull();
  });
});
