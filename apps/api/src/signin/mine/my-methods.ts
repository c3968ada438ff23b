import { Injectable } from '@nestjs/common';
import type { AuthenticatorView, Outcome, RecoveryCodesView } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import { Database, type FullViewer, Refused, type RequestSource } from '../../platform/index.js';
import { Fresh, SETTLED_HOURS } from '../sessions/fresh.js';
import { Standing } from '../steps/standing.js';
import { asker, coreOf, valueOf, type Visitor } from '../steps/step.js';

export interface OwnMethod extends AuthenticatorView {
  readonly removable: boolean;
  readonly tooNew: boolean;
}

/** A factor in its own right; recovery codes only lead to a new one. */
const isFactor = ({ method, disabledAt }: AuthenticatorView): boolean => method !== 'recovery-codes' && disabledAt === null;

/** A person's own ways of verifying: seen with half a sign-in, changed with a fresh proof only (attack E15). */
@Injectable()
export class MyMethods {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly standing: Standing,
    private readonly database: Database,
  ) {}

  /** A half-session sees what it may prove with; a full session everything, and what may be done with each. */
  async list(visitor: Visitor): Promise<OwnMethod[]> {
    const { personId } = visitor;
    const all = await this.enrollment.for({ sourceAddress: null, decisionId: null }).listMethods({ personId });
    if (visitor.kind === 'half') {
      return all
        .filter((one) => one.disabledAt === null && visitor.methods.includes(one.method))
        .map((one) => ({ ...one, removable: false, tooNew: false }));
    }
    const { now, allowed, required } = await this.database.transaction(async (work) => {
      const standing = await this.standing.of(personId, work.manager);
      return { now: work.now, allowed: standing.allowed, required: standing.requirement.required };
    });
    const settled = new Date(now.getTime() - SETTLED_HOURS * 3_600_000);
    const isOld = (one: AuthenticatorView): boolean => one.enrolledAt <= settled;
    const counting = all.filter((one) => isFactor(one) && allowed.includes(one.method));
    return all.map((one) => ({
      ...one,
      removable: !required || !isFactor(one) || counting.some(({ id }) => id !== one.id),
      tooNew: !isOld(one) && counting.some(isOld),
    }));
  }

  rename(full: FullViewer, id: string, label: string, source: RequestSource): Promise<OwnMethod[] | Refused> {
    return this.change(full, () => coreOf(this.enrollment, full, source).renameMethod({ ...asker(full), id, label }));
  }

  prefer(full: FullViewer, id: string, source: RequestSource): Promise<OwnMethod[] | Refused> {
    return this.change(full, () => coreOf(this.enrollment, full, source).preferMethod({ ...asker(full), id }));
  }

  remove(full: FullViewer, id: string, source: RequestSource): Promise<OwnMethod[] | Refused> {
    return this.change(full, async () => {
      const { allowed, requirement } = await this.standing.of(full.personId);
      const rules = { required: requirement.required, allowedMethods: allowed };
      return coreOf(this.enrollment, full, source).removeMethod({ ...asker(full), id, ...rules });
    });
  }

  async issueRecoveryCodes(full: FullViewer, source: RequestSource): Promise<RecoveryCodesView | Refused> {
    const stale = Fresh.refusalOf(full);
    return stale ?? valueOf(await coreOf(this.enrollment, full, source).issueRecoveryCodes(asker(full)));
  }

  private async change(full: FullViewer, act: () => Promise<Outcome<unknown>>): Promise<OwnMethod[] | Refused> {
    const stale = Fresh.refusalOf(full);
    if (stale) return stale;
    const outcome = await act();
    return outcome.ok ? this.list(full) : Refused.of(outcome);
  }
}
