import { canonicalDn, checkFilter } from '@tessera/directory';
import { isUUID } from 'class-validator';
import { Refused, row, type Runner } from '../../platform/index.js';
import { checkMethods, checkTerms } from '../checked-draft.js';
import type { PolicyTerms } from '../terms.js';
import type { RuleKind } from './matching.js';
import type { PolicyRuleInput } from './rules.types.js';

/** A rule that may be stored. */
export interface CheckedRule {
  readonly directoryId: string;
  readonly directoryName: string;
  readonly by: RuleKind;
  /** The directory's own id of a group, a DN, or a filter. */
  readonly value: string;
  /** Of a DN: canonical. */
  readonly path: string | null;
  readonly label: string;
  readonly methods: readonly string[];
  readonly terms: PolicyTerms;
}

interface Home {
  readonly name: string;
  readonly baseDn: string;
}
type Named = Pick<CheckedRule, 'value' | 'path' | 'label'>;

export const invalidRule = (field: string, sentence: string): Refused => new Refused('policy_rule_invalid', { field }, sentence);

/** Refuses, as a value, what may not be saved. `ruleId`: the rule that it replaces. */
export async function checkRule(
  runner: Runner,
  input: PolicyRuleInput,
  ruleId: string | null = null,
): Promise<CheckedRule | Refused> {
  const { directoryId, by } = input;
  const home = await row<Home>(runner, 'SELECT name, base_dn AS "baseDn" FROM directory WHERE id = $1 AND removed_at IS NULL', [
    directoryId,
  ]);
  if (!home) return invalidRule('directoryId', 'This directory does not exist any more. Choose another one.');
  const value = input.value.trim();
  if (value === '' || value.includes('\0')) return invalidRule('value', EMPTY[by]);
  const named = by === 'group' ? await groupOf(runner, directoryId, value) : by === 'below' ? below(value, home) : filter(value);
  if (named instanceof Refused) return named;
  const methods = checkMethods(input.methods);
  if (methods instanceof Refused) return methods;
  const terms = await checkTerms(runner, input);
  if (terms instanceof Refused) return terms;
  const same = await row(
    runner,
    `SELECT 1 FROM policy_rule WHERE directory_id = $1 AND by = $2 AND (value = $3 OR path = $4) AND removed_at IS NULL
        AND id IS DISTINCT FROM $5::uuid`,
    [directoryId, by, named.value, named.path, ruleId],
  );
  if (same) return invalidRule('value', 'There is a rule for this already. Change that one.');
  return { directoryId, directoryName: home.name, by, ...named, methods, terms };
}

const EMPTY: Readonly<Record<RuleKind, string>> = {
  group: 'Choose the group.',
  below: 'Give the DN below which the groups lie, such as ou=mfa,ou=groups,dc=example,dc=com.',
  filter: 'Give the filter that the groups match, such as (description=*mfa*).',
};

async function groupOf(runner: Runner, directoryId: string, id: string): Promise<Named | Refused> {
  const group = isUUID(id)
    ? await row<{ externalId: string; name: string }>(
        runner,
        `SELECT external_id AS "externalId", name FROM directory_group WHERE id = $1 AND directory_id = $2 AND missing_since IS NULL`,
        [id, directoryId],
      )
    : null;
  if (!group) return invalidRule('value', 'This group is not in the directory any more. Choose another one.');
  return { value: group.externalId, path: null, label: group.name };
}

function below(dn: string, { name, baseDn }: Home): Named | Refused {
  const place = canonicalDn(dn);
  if (!place) return invalidRule('value', 'This is not a DN. Write it like ou=mfa,ou=groups,dc=example,dc=com.');
  const base = canonicalDn(baseDn);
  const inside = !base || place.path === base.path || place.path.startsWith(`${base.path}\u001f`);
  if (!inside) return invalidRule('value', `“${name}” is read from ${baseDn} downwards. Give a DN in there.`);
  return { value: dn, path: place.path, label: dn };
}

function filter(text: string): Named | Refused {
  const checked = checkFilter(text);
  if (!checked.ok) return invalidRule('value', `The filter cannot be read at character ${checked.at + 1}: ${checked.problem}`);
  return { value: text, path: null, label: text };
}
