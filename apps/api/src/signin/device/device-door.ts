import { Injectable } from '@nestjs/common';
import type { EnrollmentCore, Outcome } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import { Database, HostSecretBox, Refused, type RequestSource, type Work } from '../../platform/index.js';
import { countOne, type Limit, takeBack } from '../first-factor/rolling-count.js';
import { sourceNetwork } from '../first-factor/source-network.js';

/** Calls of one network that were refused or are still being looked at; one that was signed rightly costs nothing. */
const LIMIT: Limit = { scope: 'device-source', most: 60, seconds: 60, pauseSeconds: 60 };

/** The way in for devices: no cookie, the signature is the proof. Counted before anything is looked at. */
@Injectable()
export class DeviceDoor {
  constructor(
    private readonly database: Database,
    private readonly enrollment: EnrollmentService,
    private readonly box: HostSecretBox,
  ) {}

  async through<T>(source: RequestSource, call: (core: EnrollmentCore<Work>) => Promise<Outcome<T>>): Promise<T | Refused> {
    const key = Buffer.from(this.box.mac('device-source', Buffer.from(sourceNetwork(source.address), 'utf8'))).toString('hex');
    const counted = await this.database.transaction(({ manager }) => countOne(manager, LIMIT, key));
    if ('retryAt' in counted) return new Refused('too_many_attempts', { retryAt: counted.retryAt });
    const outcome = await call(this.enrollment.for({ sourceAddress: source.address, decisionId: null }));
    if (!outcome.ok) return Refused.of(outcome);
    await this.database.transaction(({ manager }) => takeBack(manager, counted));
    return outcome.value;
  }
}
