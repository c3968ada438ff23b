import { Inject, Injectable } from '@nestjs/common';
import {
  createEnrollment,
  DEFAULT_SETTINGS,
  type EnrollmentCore,
  type EnrollmentPorts,
  type EnrollmentSettings,
  type RandomSource,
  type Tx,
} from '@tessera/enrollment';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Audit } from '../audit/index.js';
import { Outbox } from '../delivery/index.js';
import { Database, HostSecretBox, SETTINGS, type Settings, type Work } from '../platform/index.js';
import { authenticatorStore } from './stores/authenticator-store.js';
import { challengeStore } from './stores/challenge-store.js';
import { coreAudit, type Origin } from './stores/core-audit.js';
import { enrollmentStore } from './stores/enrollment-store.js';
import { guessStore } from './stores/guess-store.js';
import { sendStore } from './stores/send-store.js';

const random: RandomSource = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};

/** The enrollment core over PostgreSQL. Each operation runs in transactions of its own; `onSuccess` joins the one that accepts. */
@Injectable()
export class EnrollmentService {
  readonly #settings: EnrollmentSettings;

  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.#settings = coreSettings(settings);
  }

  /** The core for one request, whose events carry where it came from. */
  for(origin: Origin): EnrollmentCore<Work> {
    return createEnrollment(this.ports(origin));
  }

  ports(origin: Origin): EnrollmentPorts<Work> {
    return {
      transaction: (work) => this.database.transaction((unit) => work(this.over(unit, origin))),
      random,
      secretBox: this.box,
      settings: this.#settings,
    };
  }

  /** The stores over a transaction that is already open, for a host's own work beside the core's. */
  over(unit: Work, origin: Origin): Tx<Work> {
    return {
      host: unit,
      now: unit.now,
      authenticators: authenticatorStore(unit),
      enrollments: enrollmentStore(unit),
      challenges: challengeStore(unit),
      guesses: guessStore(unit),
      sends: sendStore(unit),
      outbox: { enqueue: (message) => this.outbox.enqueue(unit, message) },
      audit: coreAudit(unit, this.audit, origin),
    };
  }
}

export const coreSettings = (settings: Settings): EnrollmentSettings => ({
  ...DEFAULT_SETTINGS,
  issuer: settings.organisation,
  host: new URL(settings.publicUrl).hostname,
  phoneCountries: settings.phoneCountries,
});
