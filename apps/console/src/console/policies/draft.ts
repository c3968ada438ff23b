import type {
  ConsolePolicyPageFragment,
  ConsolePolicyRowFragment,
  ConsolePolicyVersionFragment,
  Method,
  PolicyDraftInput,
} from '../../generated/graphql';

export type PolicyRow = ConsolePolicyRowFragment;
export type PolicyRecord = ConsolePolicyPageFragment;
export type PolicyVersion = ConsolePolicyVersionFragment;
export type Terms = Omit<PolicyVersion['terms'], '__typename'>;
export type Condition = PolicyVersion['include'][number];

/** What the form holds: conditions with the labels that it shows. */
export interface PolicyForm {
  name: string;
  description: string;
  include: Condition[];
  exclude: Condition[];
  methods: Method[];
  terms: Terms;
}

export const emptyForm: PolicyForm = {
  name: '',
  description: '',
  include: [],
  exclude: [],
  methods: ['APP_NOTIFICATION', 'APP_CODE', 'TEXT_MESSAGE'],
  terms: {
    digitsOnCalls: false,
    officePhoneEditable: false,
    backupRequired: false,
    appPasswordDays: 0,
    appPasswordsMost: 10,
    rememberDays: 0,
    graceDays: 0,
  },
};

/** Editing starts from the draft; without one, from what is in force. */
export function formOf(policy: PolicyRecord | null): PolicyForm {
  const version = policy?.draft ?? policy?.active ?? policy?.versions[0];
  if (!policy || !version) return { ...emptyForm, name: policy?.name ?? '' };
  const { description, include, exclude, methods, terms } = version;
  return { name: policy.name, description, include, exclude, methods, terms };
}

const bare = ({ kind, targetId }: Condition) => ({ kind, targetId });

export const draftOf = ({ name, description, include, exclude, methods, terms }: PolicyForm): PolicyDraftInput => ({
  name: name?.trim() ?? '',
  description: description ?? '',
  include: include.map(bare),
  exclude: exclude.map(bare),
  methods,
  terms,
});

export const sameCondition = (one: Condition, other: Condition): boolean =>
  one.kind === other.kind && (one.targetId ?? null) === (other.targetId ?? null);

export const everyone: Condition = { kind: 'everyone', targetId: null, label: 'Everyone' };
