import { Injectable } from '@nestjs/common';
import { Database, HostSecretBox } from '../../platform/index.js';
import type { Provider } from '../channels/channel.js';
import { recipientMac } from '../outbox.js';
import { Callbacks } from './callbacks.js';
import { PhoneAnswers } from './phone-answers.js';

/** Longer than any answer: a code, or `0`. */
const MOST = 200;

/** Texts that come in, whichever provider brings them. */
@Injectable()
export class Replies {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly answers: PhoneAnswers,
    private readonly database: Database,
    private readonly box: HostSecretBox,
  ) {}

  /** False when this text was taken before. `id`: the provider's own; null where it has none. */
  async take(provider: Provider, id: string | null, from: string, body: string): Promise<boolean> {
    const providerId = provider.id;
    if (providerId === null) return false;
    const first = await this.database.transaction(async (work) => {
      if (id !== null && !(await this.callbacks.once(work, providerId, `text ${id}`))) return false;
      const message = await this.callbacks.byRecipient(work, providerId, recipientMac(this.box, from));
      if (message) await this.callbacks.record(work, message, { state: 'replied', final: false });
      return true;
    });
    if (first) await this.answers.text(from, body.slice(0, MOST));
    return first;
  }
}
