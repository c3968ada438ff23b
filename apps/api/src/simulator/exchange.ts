import { Logger } from '@nestjs/common';
import type { DemoRows } from './phones/demo-rows.js';
import { type Account, newAccount } from './twilio/account.js';
import { NATURAL_PACE, type Pace } from './twilio/call.js';
import { callBack } from './twilio/callbacks.js';
import { Calls } from './twilio/calls.js';
import { type Ask, Messages } from './twilio/messages.js';
import { startWireServer } from './twilio/wire-server.js';

/** Sends all texts and makes all calls of the demo. From the numbers that are kept for stories. */
export const DEMO_SENDER = '+12015550100';

export interface ExchangeOptions {
  readonly rows: DemoRows;
  /** Where an address is really reached from here. */
  readonly reach?: (url: string) => string;
  readonly pace?: Pace;
}

/** The simulated telephone exchange: a Twilio account of its own, the server that stands for Twilio, and what is in the air. */
export interface Exchange {
  readonly account: Account;
  readonly url: string;
  readonly messages: Messages;
  readonly calls: Calls;
  /** Closes every line; the server still answers. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

export async function startExchange({ rows, reach = (url) => url, pace = NATURAL_PACE }: ExchangeOptions): Promise<Exchange> {
  const log = new Logger('Simulator');
  const account = newAccount(DEMO_SENDER);
  let closing = false;
  const trouble = (what: string, cause: unknown): void => {
    if (!closing) log.warn(`${what}: ${cause instanceof Error ? cause.message : 'unknown'}`);
  };
  const ask: Ask = (url, facts, method) => callBack({ authToken: account.authToken, reach }, url, facts, method);
  const parts = { account, rows, ask, pace, trouble };
  const [messages, calls] = [new Messages(parts), new Calls(parts)];
  const server = await startWireServer({ account, messages, calls });
  return {
    account,
    url: server.url,
    messages,
    calls,
    async hangUp() {
      closing = true;
      await Promise.all([messages.settled(), calls.close()]);
    },
    close: () => server.close(),
  };
}
