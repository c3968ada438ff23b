import { Injectable } from '@nestjs/common';
import type { AppPasswordView, NewAppPassword } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import { type FullViewer, Refused, type RequestSource } from '../../platform/index.js';
import { Fresh } from '../sessions/fresh.js';
import { Standing } from '../steps/standing.js';
import { asker, coreOf, valueOf } from '../steps/step.js';

export interface Terms {
  readonly allowed: boolean;
  readonly most: number;
  readonly days: number;
}

/** Passwords for programs that cannot show a second step. Nobody makes one before a second factor of theirs was proven. */
@Injectable()
export class MyAppPasswords {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly standing: Standing,
  ) {}

  list({ personId }: FullViewer): Promise<AppPasswordView[]> {
    return this.enrollment.for({ sourceAddress: null, decisionId: null }).listAppPasswords({ personId });
  }

  async terms({ personId, proven }: FullViewer): Promise<Terms> {
    const { terms } = await this.standing.of(personId);
    const { appPasswordDays: days, appPasswordsMost: most } = terms;
    return { allowed: days > 0 && new Set(proven).size >= 2, most, days };
  }

  async create(full: FullViewer, name: string, source: RequestSource): Promise<NewAppPassword | Refused> {
    const stale = Fresh.refusalOf(full);
    if (stale) return stale;
    const terms = await this.terms(full);
    return valueOf(await coreOf(this.enrollment, full, source).createAppPassword({ ...asker(full), name, terms }));
  }

  async revoke(full: FullViewer, id: string, source: RequestSource): Promise<AppPasswordView[] | Refused> {
    const outcome = await coreOf(this.enrollment, full, source).revokeAppPassword({ ...asker(full), id });
    return outcome.ok ? this.list(full) : Refused.of(outcome);
  }
}
