import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Trust } from '../../enrollment/index.js';
import { RememberedDevices } from './remembered-devices.js';
import { Sessions } from './sessions.js';

/** What rests on trust in a person here, and ends with it in the same transaction (attacks D09, E14). */
@Injectable()
export class TrustEnds implements OnModuleInit {
  constructor(
    private readonly trust: Trust,
    private readonly sessions: Sessions,
    private readonly remembered: RememberedDevices,
  ) {}

  /** A changed set of factors ends what skips them; a report of fraud ends everything. */
  onModuleInit(): void {
    this.trust.onEnd(async (work, { personId, why }) => {
      await this.remembered.endAll(work, personId, why);
      if (why === 'fraud_reported') await this.sessions.endAll(work, personId, why);
    });
  }
}
