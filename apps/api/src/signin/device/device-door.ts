import { Injectable } from '@nestjs/common';
import type { EnrollmentCore, Outcome } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import {
  countOne,
  Database,
  HostSecretBox,
  type Limit,
  pausedUntil,
  Refused,
  type RequestSource,
  type Work,
} from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';

/** Calls of one network that were refused. One that was signed rightly, as a phone polls every few seconds, writes nothing here. */
const LIMIT: Limit = { scope: 'device-source', most: 60, seconds: 60, pauseSeconds: 60 };

/**
 * The way in for devices: no cookie, the signature is the proof. This limit is against floods; what could be guessed, the two
 * digits, is counted on the person by the core before it is looked at (attack A04).
 */
@Injectable()
export class DeviceDoor {
  constructor(
    private readonly database: Database,
    private readonly enrollment: EnrollmentService,
    private readonly box: HostSecretBox,
  ) {}

  async through<T>(source: RequestSource, call: (core: EnrollmentCore<Work>) => Promise<Outcome<T>>): Promise<T | Refused> {
    const key = Buffer.from(this.box.mac('device-source', Buffer.from(sourceNetwork(source.address), 'utf8'))).toString('hex');
    const retryAt = await pausedUntil(this.database.manager, LIMIT, key);
    if (retryAt) return new Refused('too_many_attempts', { retryAt });
    const outcome = await call(this.enrollment.for({ sourceAddress: source.address, decisionId: null }));
    if (outcome.ok) return outcome.value;
    await this.database.transaction(({ manager }) => countOne(manager, LIMIT, key));
    return Refused.of(outcome);
  }
}
