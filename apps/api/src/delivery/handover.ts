import { Injectable } from '@nestjs/common';
import { HostSecretBox } from '../platform/index.js';
import { DeliveryFailure, type Handoff, type Provider } from './channels/channel.js';
import { type ClaimedMessage, MAX_ATTEMPTS, MessageLog } from './message-log.js';
import type { NewMessage } from './message.js';
import { openContent, openRecipient } from './outbox.js';
import { Breakers, CircuitOpen } from './providers/breakers.js';
import { Providers, type Route } from './providers/providers.js';

const SEND_MS = 8000;
/** No further provider is asked after this; the lease is longer by more than one sending. */
const TRYING_MS = 18_000;
const IN_DOUBT = 'the provider did not answer; it may still arrive';

type Attempt =
  | { readonly how: 'sent'; readonly reference: string }
  | { readonly how: 'open' }
  | { readonly how: 'gone' }
  | { readonly how: 'failed'; readonly failure: DeliveryFailure };

/**
 * Takes one message to a provider: by position, the next one where one has not taken it. A message whose fate is not known is
 * given to nobody else, and to the same provider again only where that knows it by its id; so nothing is sent twice (R09).
 */
@Injectable()
export class HandoverService {
  constructor(
    private readonly log: MessageLog,
    private readonly box: HostSecretBox,
    private readonly providers: Providers,
    private readonly breakers: Breakers,
  ) {}

  async deliver(message: ClaimedMessage): Promise<void> {
    if (message.expired) return void (await this.log.finish(message, 'expired', { provider: null }));
    const routes = await this.routes(message);
    if (routes === null) return void (await this.log.finish(message, 'failed', { provider: null, failure: IN_DOUBT }));
    if (routes.length === 0) {
      return void (await this.log.finish(message, 'failed', { provider: null, failure: 'no provider carries this kind' }));
    }
    const until = Date.now() + TRYING_MS;
    let tried: { readonly provider: Provider; readonly failure: string } | null = null;
    for (const route of routes) {
      if (Date.now() > until) break;
      const attempt = await this.attempt(route, message);
      if (attempt.how === 'gone') return;
      if (attempt.how === 'open') continue;
      const { provider } = route;
      if (attempt.how === 'sent') {
        return void (await this.log.finish(message, 'sent', { provider, reference: attempt.reference }));
      }
      const { message: failure, blame } = attempt.failure;
      if (blame === 'recipient') return void (await this.log.finish(message, 'failed', { provider, failure }));
      if (blame === 'unsure') return this.doubtful(route, message);
      await this.log.notTaken(message, provider, failure);
      tried = { provider, failure };
    }
    await this.later(message, false, tried?.failure ?? 'the providers are not asked for now');
  }

  /** Null: it may have been sent, by a provider that must not be asked again. */
  private async routes(message: ClaimedMessage): Promise<Route[] | null> {
    const routes = await this.providers.carrying(message.kind);
    if (!message.doubtful) return routes;
    const same = routes.filter(({ provider, channel }) => provider.id === message.providerId && channel.idempotent);
    return same.length > 0 ? same : null;
  }

  private async doubtful({ provider, channel }: Route, message: ClaimedMessage): Promise<void> {
    if (channel.idempotent) return this.later(message, true, IN_DOUBT);
    await this.log.finish(message, 'failed', { provider, failure: IN_DOUBT });
  }

  private async later(message: ClaimedMessage, doubtful: boolean, failure: string): Promise<void> {
    if (message.attempts < MAX_ATTEMPTS) return this.log.retryLater(message, doubtful, failure);
    await this.log.finish(message, 'failed', { provider: null, failure });
  }

  private async attempt({ provider, channel }: Route, message: ClaimedMessage): Promise<Attempt> {
    try {
      const { reference } = await this.breakers.run(provider, async () => {
        const token = await this.log.handing(message, provider);
        if (token === null) throw new Taken('another worker has it');
        return channel.send(provider, this.opened(message, token)).catch(failed);
      });
      return { how: 'sent', reference };
    } catch (cause) {
      if (cause instanceof CircuitOpen) return { how: 'open' };
      if (cause instanceof Taken) return { how: 'gone' };
      if (cause instanceof DeliveryFailure) return { how: 'failed', failure: cause };
      throw cause;
    }
  }

  private opened(message: ClaimedMessage, token: string): Handoff {
    const { id, kind, personId, regardingId, expiresAt } = message;
    const opened = {
      id,
      kind,
      personId,
      regardingId,
      expiresAt,
      to: openRecipient(this.box, message.recipient, message),
      content: openContent(this.box, message.body, message),
    } as NewMessage;
    return { ...opened, token, signal: AbortSignal.timeout(SEND_MS) };
  }
}

/** What an accident says may hold what was sent: it is not kept. */
function failed(cause: unknown): never {
  throw cause instanceof DeliveryFailure ? cause : new DeliveryFailure('the channel failed', 'unsure');
}

/** The lease ran out before the provider was asked. */
class Taken extends Error {}
