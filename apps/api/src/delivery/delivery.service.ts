import { Injectable } from '@nestjs/common';
import type { MessageKind } from './message.js';
import { Providers } from './providers/providers.js';

/** Methods that send nothing, or wake what asks by itself, can always be used. */
const SENDS: Readonly<Record<string, MessageKind>> = {
  'text-message': 'text-message',
  'voice-call': 'voice-call',
  'office-phone': 'voice-call',
};

@Injectable()
export class DeliveryService {
  constructor(private readonly providers: Providers) {}

  /** Whether a method can reach anybody in this installation now. */
  async canSend(method: string): Promise<boolean> {
    const kind = SENDS[method];
    return kind === undefined || this.carries(kind);
  }

  /** Whether some provider that is switched on carries this kind of message. */
  async carries(kind: MessageKind): Promise<boolean> {
    return (await this.providers.carrying(kind)).length > 0;
  }
}
