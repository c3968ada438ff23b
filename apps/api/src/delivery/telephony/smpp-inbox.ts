import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Pdu } from 'smpp';
import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '../channels/channel.js';
import { incomingText, isReceipt, receiptOf } from '../channels/smpp/incoming.js';
import { SmppChannel } from '../channels/smpp/smpp.js';
import { Callbacks } from './callbacks.js';
import { Replies } from './replies.js';

const OK = 0;
/** A receipt can be faster than our own note of the id that it speaks of. */
const WAITS = [0, 300, 1000, 3000];

/** Receipts and replies over SMPP. The session is authenticated by its bind; an SMSC repeats what was not answered. */
@Injectable()
export class SmppInbox implements OnModuleInit {
  constructor(
    private readonly channel: SmppChannel,
    private readonly callbacks: Callbacks,
    private readonly replies: Replies,
  ) {}

  onModuleInit(): void {
    this.channel.listen((provider, pdu) => this.take(provider, pdu));
  }

  private async take(provider: Provider, pdu: Pdu): Promise<number> {
    if (!isReceipt(pdu)) {
      const { from, body } = incomingText(pdu);
      await this.replies.take(provider, null, from, body);
      return OK;
    }
    const receipt = receiptOf(pdu);
    if (!receipt || provider.id === null) return OK;
    for (const delay of WAITS) {
      await wait(delay);
      const message = await this.callbacks.byReference(provider.id, receipt.reference);
      if (!message) continue;
      await this.callbacks.take(message, `receipt ${receipt.state}`, {
        state: receipt.state,
        reason: receipt.reason,
        final: true,
      });
      return OK;
    }
    return OK;
  }
}
