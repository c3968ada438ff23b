import { GqlMethod, Refused, type Runner } from '../platform/index.js';
import { labelsOf } from './conditions/labels.js';
import { conditionKind } from './conditions/registry.js';
import type { DraftCondition } from './engine/match-sql.js';
import { PLAIN_TERMS, type PolicyTerms } from './terms.js';
import type { PolicyConditionInput, PolicyDraftInput } from './policies.types.js';

/** A draft that may be stored: every kind known, every target there, with the names they have now. */
export interface CheckedDraft {
  readonly name: string;
  readonly description: string;
  readonly methods: readonly string[];
  readonly terms: PolicyTerms;
  readonly conditions: readonly (DraftCondition & { readonly label: string })[];
}

const NAME_LENGTH = 80;

const invalid = (field: string, sentence: string): Refused => new Refused('policy_invalid', { field }, sentence);

const withEffect = (inputs: readonly PolicyConditionInput[], effect: DraftCondition['effect']): DraftCondition[] => {
  const unique = new Map(
    inputs.map(({ kind, targetId }) => [`${kind} ${targetId ?? ''}`, { effect, kind, targetId: targetId ?? null }]),
  );
  return [...unique.values()];
};

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

  const conditions = [...withEffect(input.include, 'include'), ...withEffect(input.exclude, 'exclude')];
  for (const { effect, kind, targetId } of conditions) {
    const known = conditionKind(kind);
    if (!known || known.systemOnly) return invalid(effect, 'This kind of condition does not exist.');
    if (known.needsTarget !== (targetId !== null)) {
      return invalid(
        effect,
        known.needsTarget ? 'Choose whom the condition is about.' : 'This condition is about nobody in particular.',
      );
    }
  }
  const labelOf = await labelsOf(runner, conditions);
  const labelled = conditions.map((condition) => ({ ...condition, label: labelOf(condition) }));
  const gone = labelled.find(({ label }) => label === null);
  if (gone) return invalid(gone.effect, 'A group, unit or person of this policy does not exist any more.');
  return {
    name,
    description: input.description.trim(),
    methods,
    terms: { ...PLAIN_TERMS, ...input.terms },
    conditions: labelled.map((condition) => ({ ...condition, label: condition.label ?? '' })),
  };
}
