import type {
  ConsolePolicyPageFragment,
  ConsolePolicyRowFragment,
  ConsolePolicyVersionFragment,
  Method,
  PolicyDraftInput,
  PolicyMode,
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
  mode: PolicyMode;
  /** ISO; null: from when it is published. */
  startsAt: string | null;
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
    minimumStrength: 0,
    networks: [],
    enrollFrom: 'PASSWORD',
    enrollNetworks: [],
  },
  mode: 'ENFORCE',
  startsAt: null,
};

type DraftSource = Omit<PolicyForm, 'startsAt'> & { startsAt?: string | null };

/** Editing starts from the draft; without one, from what is in force. */
export function formOf(policy: PolicyRecord | null): PolicyForm {
  const version = policy?.draft ?? policy?.active ?? policy?.versions[0];
  if (!policy || !version) return { ...emptyForm, name: policy?.name ?? '' };
  const { description, include, exclude, methods, terms, mode, startsAt } = version;
  return { name: policy.name, description, include, exclude, methods, terms, mode, startsAt: startsAt ?? null };
}

const bare = ({ kind, targetId, attribute }: Condition) => ({ kind, targetId, attribute });
const lines = (networks: readonly string[]) => networks.map((line) => line.trim()).filter(Boolean);

/** Terms as a form holds them, to send. */
export const termsOf = (terms: Terms): Terms => ({
  ...terms,
  networks: lines(terms.networks),
  enrollNetworks: terms.enrollFrom === 'NETWORK' ? lines(terms.enrollNetworks) : [],
});

export const draftOf = ({
  name,
  description,
  include,
  exclude,
  methods,
  terms,
  mode,
  startsAt,
}: DraftSource): PolicyDraftInput => ({
  name: name?.trim() ?? '',
  description: description ?? '',
  include: include.map(bare),
  exclude: exclude.map(bare),
  methods,
  mode,
  startsAt: startsAt ?? null,
  terms: termsOf(terms),
});

export const sameCondition = (one: Condition, other: Condition): boolean =>
  one.kind === other.kind &&
  (one.targetId ?? null) === (other.targetId ?? null) &&
  JSON.stringify(one.attribute ?? null) === JSON.stringify(other.attribute ?? null);

export const everyone: Condition = { kind: 'everyone', targetId: null, label: 'Everyone', attribute: null };
