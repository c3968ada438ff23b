import type { Logger } from 'nodemailer/lib/shared/index.js';
import { format } from 'node:util';
import type { Narrate } from '../channel.js';

/** Nodemailer's log as lines: what the client and the server said. It masks the password itself. */
export function narrator(narrate: Narrate): Logger {
  const write = (entry: unknown, message: unknown, ...values: unknown[]): void => {
    const { tnx } = (entry ?? {}) as { tnx?: string };
    if (tnx === 'client' || tnx === 'server') {
      for (const line of format(message, ...values).split('\n')) narrate(`${tnx === 'client' ? '→' : '←'} ${line.trim()}`);
    }
  };
  return { trace: write, debug: write, info: write, warn: write, error: write, fatal: write };
}
