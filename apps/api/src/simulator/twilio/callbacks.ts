import twilio from 'twilio';
import { randomUUID } from 'node:crypto';
import type { Method } from './twiml.js';

/** Twilio waits this long for an answer. */
const WAIT_MS = 15_000;

export interface CallbackOptions {
  readonly authToken: string;
  /** Where an address is really reached from here: the public one may lead through a proxy that this machine cannot see. */
  readonly reach: (url: string) => string;
}

/** Asks the application the way Twilio does: form encoded, and signed over the address as it was given. Throws when it says no. */
export async function callBack(
  { authToken, reach }: CallbackOptions,
  url: string,
  facts: Readonly<Record<string, string>>,
  method: Method = 'POST',
): Promise<string> {
  const address = new URL(url);
  if (method === 'GET') for (const [name, value] of Object.entries(facts)) address.searchParams.append(name, value);
  const signed = method === 'GET' ? address.href : url;
  const response = await fetch(reach(signed), {
    method,
    redirect: 'manual',
    headers: {
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(authToken, signed, method === 'GET' ? {} : { ...facts }),
      'i-twilio-idempotency-token': randomUUID(),
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
    },
    body: method === 'POST' ? new URLSearchParams(facts).toString() : undefined,
    signal: AbortSignal.timeout(WAIT_MS),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`the application answered ${response.status}`);
  return body;
}
