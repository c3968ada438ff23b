import { Inject, Injectable } from '@nestjs/common';
import {
  createEnrollment,
  DEFAULT_SETTINGS,
  type EnrollmentCore,
  type EnrollmentPorts,
  type EnrollmentSettings,
  type RandomSource,
  type SlowHash,
  type Tx,
} from '@tessera/enrollment';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Audit } from '../audit/index.js';
import { Outbox } from '../delivery/index.js';
import { Alerts } from '../people/index.js';
import { Bus, Database, HostSecretBox, SETTINGS, type Settings, type Work } from '../platform/index.js';
import { mailedNotices } from './notices/notices.js';
import { SendBudget } from './send-budget.js';
import { slowHash } from './slow-hash.js';
import { appPasswordStore } from './stores/app-password-store.js';
import { authenticatorStore } from './stores/authenticator-store.js';
import { blockStore } from './stores/block-store.js';
import { challengeStore } from './stores/challenge-store.js';
import { coreAudit, type Origin } from './stores/core-audit.js';
import { enrollmentStore } from './stores/enrollment-store.js';
import { guessStore } from './stores/guess-store.js';
import { stepsAfter } from './stores/held-steps.js';
import { tellProgress } from './stores/progress.js';
import { recoveryCodeStore } from './stores/recovery-code-store.js';
import { sendStore } from './stores/send-store.js';
import { Trust } from './trust.js';

const random: RandomSource = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};

/** The enrollment core over PostgreSQL. Each operation runs in transactions of its own; `onSuccess` joins the one that accepts. */
@Injectable()
export class EnrollmentService {
  readonly #slowHash: SlowHash;

  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly bus: Bus,
    private readonly alerts: Alerts,
    private readonly trust: Trust,
    private readonly budget: SendBudget,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.#slowHash = slowHash(box);
  }

  /** The core for one request, whose events carry where it came from. */
  for(origin: Origin): EnrollmentCore<Work> {
    return createEnrollment(this.ports(origin));
  }

  ports(origin: Origin): EnrollmentPorts<Work> {
    return {
      transaction: (work) =>
        this.database.transaction(async (unit) => {
          const held = await stepsAfter(unit, this.audit);
          return work({ ...this.over(unit, origin), stepsAfter: held });
        }),
      random,
      secretBox: this.box,
      slowHash: this.#slowHash,
      settings: coreSettings(this.settings, this.budget.perDay),
      trustEnded: (tx, ended) => this.trust.end(tx.host, ended),
    };
  }

  /** The stores over a transaction that is already open, for a host's own work beside the core's. */
  over(unit: Work, origin: Origin): Omit<Tx<Work>, 'stepsAfter'> {
    const tell = tellProgress(this.bus, unit);
    return {
      host: unit,
      now: unit.now,
      authenticators: authenticatorStore(unit),
      enrollments: enrollmentStore(unit, tell),
      challenges: challengeStore(unit, tell),
      guesses: guessStore(unit),
      sends: sendStore(unit),
      recoveryCodes: recoveryCodeStore(unit),
      appPasswords: appPasswordStore(unit),
      blocks: blockStore(unit),
      outbox: { enqueue: (message) => this.outbox.enqueue(unit, message) },
      notices: mailedNotices(unit, this.outbox, this.settings),
      audit: coreAudit(unit, this.audit, this.alerts, origin),
    };
  }
}

/** `sendsPerDay`: what the whole installation may spend on texts and calls. */
export const coreSettings = (settings: Settings, sendsPerDay: number): EnrollmentSettings => ({
  ...DEFAULT_SETTINGS,
  issuer: settings.organisation,
  host: new URL(settings.publicUrl).hostname,
  authenticatorUrl: `${settings.publicUrl}/authenticator`,
  sendsPerDay,
  phoneCountries: settings.phoneCountries,
});
