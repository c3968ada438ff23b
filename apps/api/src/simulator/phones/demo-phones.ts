import { Injectable } from '@nestjs/common';
import { Refused } from '../../platform/index.js';
import { Simulator } from '../simulator.js';
import type { Call } from '../twilio/call.js';
import { LONGEST_TEXT } from '../twilio/messages.js';
import { isPhoneNumber } from '../twilio/refusals.js';
import { DemoRows } from './demo-rows.js';
import type { DemoCall } from './demo.types.js';

const KEYS = '0123456789*#';
const MOST_KEYS = 32;

/** What a person does with a demo phone. A call that is over, or of another process, is `not_found`. */
@Injectable()
export class DemoPhones {
  constructor(
    private readonly rows: DemoRows,
    private readonly simulator: Simulator,
  ) {}

  async reply(phone: string, body: string): Promise<boolean> {
    if (!isPhoneNumber(phone) || !body.trim() || body.length > LONGEST_TEXT) throw new Refused('bad_request');
    await this.simulator.receive(phone, body.trim());
    return true;
  }

  answer(id: string, who: 'person' | 'machine'): Promise<DemoCall> {
    return this.act(id, (call) => call.answer(who));
  }

  press(id: string, keys: string): Promise<DemoCall> {
    if (!keys || keys.length > MOST_KEYS || ![...keys].every((key) => KEYS.includes(key))) throw new Refused('bad_request');
    return this.act(id, (call) => call.press(keys));
  }

  hangUp(id: string): Promise<DemoCall> {
    return this.act(id, (call) => call.hangUp());
  }

  private async act(id: string, what: (call: Call) => boolean | Promise<boolean>): Promise<DemoCall> {
    const call = this.simulator.exchange.calls.find(id);
    const done = call !== null && (await what(call));
    const after = done ? await this.rows.call(id) : null;
    if (!call || !after) throw new Refused('not_found');
    return { ...after, state: SHOWN[call.state] };
  }
}

/** The row follows a moment later. */
const SHOWN = { ringing: 'RINGING', answered: 'ANSWERED', ended: 'ENDED' } as const;
