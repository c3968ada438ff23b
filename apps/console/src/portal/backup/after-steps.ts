import type { PortalMethodFragment, PortalViewerFragment } from '../../generated/portal/graphql';

/** What follows a first enrollment, in this order; a step that has nothing to offer is passed over. */
export const AFTER_STEPS = ['backup', 'programs', 'preferred', 'done'] as const;

export type AfterStep = (typeof AFTER_STEPS)[number];

const KEY = 'tessera.after';

type Who = Pick<PortalViewerFragment, 'state' | 'login' | 'owes'>;

/** The mark is for one person in one tab: somebody else who signs in there doesn't find it. */
const markOf = ({ login }: Who, step: AfterStep) => `${step} ${login ?? ''}`;

/** What is owed is the server's to say; where in the optional steps a person was, this tab remembers over a reload. */
export function rememberedAfter(who: Who): AfterStep | null {
  if (who.state !== 'SIGNED_IN') return null;
  try {
    const mark = sessionStorage.getItem(KEY);
    return AFTER_STEPS.find((step) => mark === markOf(who, step)) ?? null;
  } catch {
    return null;
  }
}

export function rememberAfter(who: Who, step: AfterStep): void {
  try {
    sessionStorage.setItem(KEY, markOf(who, step));
  } catch {
    // A reload then leads to the page of one's own methods, where all of it can be done as well.
  }
}

export function forgetAfter(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was remembered either.
  }
}

interface Facts {
  readonly owesBackup: boolean;
  /** Methods that can be used at sign-in, recovery codes among them. */
  readonly methods: readonly Pick<PortalMethodFragment, 'method' | 'disabledAt'>[];
  readonly appPasswords: { readonly allowed: boolean; readonly left: number };
}

/** Recovery codes are a way in, and not one to ask for first. */
export const everyday = <M extends Facts['methods'][number]>(methods: readonly M[]): M[] =>
  methods.filter(({ method, disabledAt }) => method !== 'RECOVERY_CODES' && disabledAt === null);

const APPLIES: Readonly<Record<AfterStep, (facts: Facts) => boolean>> = {
  backup: ({ owesBackup, methods }) => owesBackup || methods.filter(({ disabledAt }) => disabledAt === null).length < 2,
  programs: ({ appPasswords }) => appPasswords.allowed && appPasswords.left > 0,
  preferred: ({ methods }) => everyday(methods).length > 1,
  done: () => true,
};

/** The step to show for somebody who is at `at`: that one, or the next that has something to offer. What is owed comes first. */
export function stepFrom(at: AfterStep, facts: Facts): AfterStep {
  if (facts.owesBackup) return 'backup';
  const rest = AFTER_STEPS.slice(AFTER_STEPS.indexOf(at));
  return rest.find((step) => APPLIES[step](facts)) ?? 'done';
}

export const stepAfter = (step: AfterStep): AfterStep => AFTER_STEPS[AFTER_STEPS.indexOf(step) + 1] ?? 'done';
