import { Injectable } from '@nestjs/common';
import type { CallAnswer } from '@tessera/enrollment';

/** Keys of a call, or a text that came in; the answer decides what is said. */
export interface PhoneListener {
  onKeys(options: { readonly regardingId: string; readonly keys: string; readonly hash: boolean }): Promise<CallAnswer>;
  onText(options: { readonly from: string; readonly body: string }): Promise<CallAnswer>;
}

/** Hands what phones answer to whoever asked. Providers have been checked by then, and each answer comes once. */
@Injectable()
export class PhoneAnswers {
  #listener: PhoneListener | null = null;

  listen(listener: PhoneListener): void {
    this.#listener = listener;
  }

  async keys(regardingId: string | null, keys: string, hash: boolean): Promise<CallAnswer> {
    if (!this.#listener || regardingId === null) return 'over';
    return this.#listener.onKeys({ regardingId, keys, hash });
  }

  async text(from: string, body: string): Promise<CallAnswer> {
    return this.#listener ? this.#listener.onText({ from, body }) : 'over';
  }
}
