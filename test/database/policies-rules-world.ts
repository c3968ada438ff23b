import { Audit } from '../../apps/api/src/audit/index.js';
import { Database, GqlMethod, Refused } from '../../apps/api/src/platform/index.js';
import { GroupFinder } from '../../apps/api/src/policies/index.js';
import { PolicyConditionEntity } from '../../apps/api/src/policies/policy-condition.entity.js';
import { PolicyDrafts } from '../../apps/api/src/policies/policy-drafts.js';
import { PolicyList } from '../../apps/api/src/policies/policy-list.js';
import { PolicyPublication } from '../../apps/api/src/policies/policy-publication.js';
import { PolicyVersionEntity } from '../../apps/api/src/policies/policy-version.entity.js';
import { PolicyEntity } from '../../apps/api/src/policies/policy.entity.js';
import { Preview } from '../../apps/api/src/policies/preview.js';
import { checkRule } from '../../apps/api/src/policies/rules/checked-rule.js';
import { PolicyRules } from '../../apps/api/src/policies/rules/policy-rules.js';
import { RuleList } from '../../apps/api/src/policies/rules/rule-list.js';
import { RulePreview } from '../../apps/api/src/policies/rules/rule-preview.js';
import type { PolicyRuleInput } from '../../apps/api/src/policies/rules/rules.types.js';
import type { TestDatabase } from '../setup/database.js';
import { openSource, OPERATOR, type SyncHost, type WrittenDirectory } from './directories-host.js';

/** What policies and their rules are made of, beside a host that syncs the written directory. */
export async function rulesHost(test: TestDatabase, host: SyncHost, directory: WrittenDirectory) {
  const source = await openSource(test.url, [PolicyEntity, PolicyVersionEntity, PolicyConditionEntity]);
  const database = new Database(source);
  const finder = new GroupFinder();
  finder.use(async (_, filter) => {
    const found: string[] = [];
    for await (const ids of directory.groupsMatching({ filter })) found.push(...ids);
    return found;
  });
  const rulePreview = new RulePreview(new Preview(), finder);
  const rules = new PolicyRules(database, new Audit(), host.engine, rulePreview);

  const input = (by: PolicyRuleInput['by'], value: string, changes: Partial<PolicyRuleInput> = {}): PolicyRuleInput => ({
    directoryId: host.directoryId,
    by,
    value,
    methods: [GqlMethod.APP_CODE, GqlMethod.TEXT_MESSAGE],
    ...changes,
  });
  /** How many people the preview counts. */
  const foreseen = async (rule: PolicyRuleInput, id: string | null = null): Promise<number> => {
    const checked = valueOf(await checkRule(database.manager, rule, id));
    const asked = valueOf(await rulePreview.ask(checked));
    const groupIds = await rulePreview.groupsOf(database.manager, checked, asked);
    return (await rulePreview.people(database.manager, checked, groupIds, id)).matched;
  };

  return {
    database,
    rules,
    rulePreview,
    input,
    foreseen,
    list: new RuleList(database),
    policies: new PolicyList(database),
    drafts: new PolicyDrafts(database, new Audit()),
    publication: new PolicyPublication(database, new Audit(), host.engine, new Preview()),
    /** A rule in force, with the number that its preview gave. */
    make: async (by: PolicyRuleInput['by'], value: string, changes: Partial<PolicyRuleInput> = {}): Promise<string> => {
      const rule = input(by, value, changes);
      return valueOf(await rules.create(OPERATOR, rule, 'the board', await foreseen(rule)));
    },
    groupId: async (name: string): Promise<string> =>
      (await test.query<{ id: string }>('SELECT id FROM directory_group WHERE name = $1 AND missing_since IS NULL', [name]))[0]
        ?.id ?? '',
    /** Logins of whoever is required. */
    required: async (): Promise<string[]> =>
      (
        await test.query<{ login: string }>(
          'SELECT p.login FROM requirement r JOIN person p ON p.id = r.person_id ORDER BY p.login',
        )
      ).map(({ login }) => login),
    /** Names of policies that rules have made, those out of force in brackets. */
    followed: async (): Promise<string[]> =>
      (
        await test.query<{ name: string; active: boolean }>(
          `SELECT name, active_version_id IS NOT NULL AS active FROM policy WHERE rule_id IS NOT NULL ORDER BY name`,
        )
      ).map(({ name, active }) => (active ? name : `(${name})`)),
    acts: async (): Promise<string[]> =>
      (await test.query<{ action: string }>(`SELECT action FROM audit_event WHERE action LIKE 'policy%' ORDER BY ordinal`)).map(
        ({ action }) => action,
      ),
    close: () => source.destroy(),
  };
}
export type RulesHost = Awaited<ReturnType<typeof rulesHost>>;

export function valueOf<T>(answer: T | Refused): T {
  if (answer instanceof Refused) throw answer;
  return answer;
}
export const codeOf = (answer: unknown): unknown => (answer instanceof Refused ? answer.extensions['code'] : answer);
