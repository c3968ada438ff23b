import { GqlMethod, Refused, type Runner } from '../platform/index.js';
import { attributeFault, plainTest } from './conditions/attribute/attribute-test.js';
import { labelsOf, testOf } from './conditions/labels.js';
import { conditionKind } from './conditions/registry.js';
import type { DraftCondition } from './engine/sources-sql.js';
import { networkFault, plainNetworks } from './networks.js';
import { strongEnough } from './strength.js';
import { PLAIN_TERMS, type PolicyTerms } from './terms.js';
import type { PolicyConditionInput, PolicyDraftInput } from './policies.types.js';

/** A condition as it is kept, with what it compares. */
export type CheckedCondition = DraftCondition & {
  readonly field: NonNullable<PolicyConditionInput['attribute']>['field'] | null;
  readonly operator: NonNullable<PolicyConditionInput['attribute']>['operator'] | null;
};

/** A draft that may be stored: every kind known, every target there, with the names they have now. */
export interface CheckedDraft {
  readonly name: string;
  readonly description: string;
  readonly methods: readonly string[];
  readonly terms: PolicyTerms;
  readonly mode: 'enforce' | 'observe';
  readonly startsAt: Date | null;
  readonly conditions: readonly (CheckedCondition & { readonly label: string })[];
}

const NAME_LENGTH = 80;
/** How far ahead a policy may be published. */
const AHEAD_DAYS = 366;

const invalid = (field: string, sentence: string): Refused => new Refused('policy_invalid', { field }, sentence);

/** Methods as they are kept. */
export function checkMethods(methods: readonly GqlMethod[]): readonly string[] | Refused {
  if (methods.length === 0) return new Refused('policy_empty', { field: 'methods' });
  if (methods.includes(GqlMethod.RECOVERY_CODES)) {
    return invalid('methods', 'Recovery codes only replace a lost method; allow another one.');
  }
  return [...new Set<string>(methods)].toSorted();
}

/** Refuses, as a value, what may not be saved. */
export async function checkDraft(runner: Runner, input: PolicyDraftInput): Promise<CheckedDraft | Refused> {
  const name = input.name.normalize('NFC').trim();
  if (name.length === 0) return invalid('name', 'Give the policy a name.');
  if (name.length > NAME_LENGTH || /\p{Cc}/u.test(name)) return invalid('name', `A name has at most ${NAME_LENGTH} characters.`);
  if (input.description.includes('\0')) return invalid('description', 'The description holds a character that cannot be stored.');
  if (input.include.length === 0) return new Refused('policy_empty', { field: 'include' });
  const methods = checkMethods(input.methods);
  if (methods instanceof Refused) return methods;
  const startsAt = input.startsAt ?? null;
  if (startsAt && !(startsAt.getTime() <= Date.now() + AHEAD_DAYS * 86_400_000)) {
    return invalid('startsAt', 'A policy can start within a year from now.');
  }
  const terms = await checkTerms(runner, input);
  if (terms instanceof Refused) return terms;

  const conditions = await checkConditions(runner, input);
  if (conditions instanceof Refused) return conditions;
  const labelOf = await labelsOf(runner, conditions);
  const labelled = conditions.map((condition) => ({ ...condition, label: labelOf(condition) }));
  const gone = labelled.find(({ label }) => label === null);
  if (gone) return invalid(gone.effect, 'A group, unit, person or directory of this policy does not exist any more.');
  return {
    name,
    description: input.description.trim(),
    methods,
    terms,
    mode: input.mode,
    startsAt,
    conditions: labelled.map((condition) => ({ ...condition, label: condition.label ?? '' })),
  };
}

/** Terms as they are kept; what the policy says nothing of loosens nothing. */
export async function checkTerms(
  runner: Runner,
  { methods, terms: given }: Pick<PolicyDraftInput, 'methods' | 'terms'>,
): Promise<PolicyTerms | Refused> {
  const terms: PolicyTerms = { ...PLAIN_TERMS, ...given };
  if (strongEnough(methods, terms.minimumStrength).length === 0) {
    return invalid('minimumStrength', 'None of the allowed methods is as strong as that.');
  }
  for (const field of ['networks', 'enrollNetworks'] as const) {
    const fault = terms[field].map(networkFault).find((one) => one !== null);
    if (fault) return invalid(field, fault);
  }
  if (terms.enrollFrom === 'network' && terms.enrollNetworks.length === 0) {
    return invalid('enrollNetworks', 'Name the networks in which enrolling may begin.');
  }
  return {
    ...terms,
    networks: await plainNetworks(runner, terms.networks),
    enrollNetworks: terms.enrollFrom === 'network' ? await plainNetworks(runner, terms.enrollNetworks) : [],
  };
}

async function checkConditions(runner: Runner, input: PolicyDraftInput): Promise<CheckedCondition[] | Refused> {
  const unique = new Map<string, CheckedCondition>();
  for (const effect of ['include', 'exclude'] as const) {
    for (const one of input[effect]) {
      const checked = await checkCondition(runner, effect, one);
      if (checked instanceof Refused) return checked;
      unique.set(JSON.stringify(checked), checked);
    }
  }
  return [...unique.values()];
}

async function checkCondition(
  runner: Runner,
  effect: DraftCondition['effect'],
  { kind, targetId = null, attribute }: PolicyConditionInput,
): Promise<CheckedCondition | Refused> {
  const known = conditionKind(kind);
  if (!known || known.systemOnly) return invalid(effect, 'This kind of condition does not exist.');
  if (known.needsTarget !== (targetId !== null)) {
    return invalid(
      effect,
      known.needsTarget ? 'Choose whom the condition is about.' : 'This condition is about nobody in particular.',
    );
  }
  if ((kind === 'attribute') !== Boolean(attribute)) return invalid(effect, 'Say which attribute is compared with what.');
  const given = attribute && testOf({ kind, targetId, ...attribute, operands: attribute.values });
  if (!given) return { effect, kind, targetId, field: null, operator: null, operands: null };
  const fault = attributeFault(given);
  if (fault) return invalid(effect, fault);
  return { effect, kind, targetId, ...(await plainTest(runner, given)) };
}
