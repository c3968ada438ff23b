import { tools } from '../paths.mjs';
import { TYPE_CHECKS } from '../prepare/types.mjs';

const check = (name, title, tool, args) => ({ name, title, tool, args, stage: 'source' });
const suite = (name, title, stage, workers, needs = []) => ({ name, title, stage, workers, needs, jest: true });

/**
 * Everything that `npm test` runs. Steps of one stage run two at a time, stages one after the other: the machine that this is
 * tuned for has two cores. `needs` names what is prepared first: the database, or programs of the machine.
 */
export const PLAN = [
  check('lint', 'Lint', tools.oxlint, ['--type-aware', '--deny-warnings']),
  ...TYPE_CHECKS.map(({ title, tool, args }) => check('types', title, tool, args)),
  check('format', 'Format', tools.prettier, ['--check', '.', '--cache', '--cache-location', 'var/cache/prettier']),
  suite('unit', 'Units and architecture', 'unit', 2),
  suite('directories', 'Directories (real OpenLDAP)', 'parts', 1, ['slapd', 'ldap-utils']),
  suite('active-directory', 'Directories (real Samba AD)', 'parts', 1, ['samba', 'ldap-utils']),
  suite('database', 'Database (real PostgreSQL)', 'parts', 2, ['database']),
  suite('journeys', 'Journeys', 'journeys', 2, ['database', 'oathtool']),
  suite('browser', 'Browser', 'browser', 1, ['database', 'chromium']),
];

export const STAGES = ['source', 'unit', 'parts', 'journeys', 'browser'];
const NAMES = new Set(PLAN.map(({ name }) => name));

/** `npm test -- unit,types phone`: step names first (all when there are none), the rest narrows the files that Jest runs. */
export function choose([first = '', ...rest]) {
  const names = first.split(',').filter(Boolean);
  const named = names.length > 0 && names.every((name) => NAMES.has(name));
  if (named) return { steps: PLAN.filter(({ name }) => names.includes(name)), filters: rest };
  const filters = [first, ...rest].filter(Boolean);
  return { steps: filters.length > 0 ? PLAN.filter(({ jest }) => jest) : PLAN, filters };
}
