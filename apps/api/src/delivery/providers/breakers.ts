import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import CircuitBreaker from 'opossum';
import { DeliveryFailure, type Provider } from '../channels/channel.js';

/** R09: five failures within 30 seconds; then nobody waits for this provider, and one message after 30 seconds tries it. */
const FAILURES = 5;
const WINDOW_MS = 30_000;
const PAUSE_MS = 30_000;

type Action = () => Promise<{ readonly reference: string }>;
type Breaker = CircuitBreaker<[Action], { readonly reference: string }>;

/** The provider is not asked for now. */
export class CircuitOpen extends Error {
  override readonly name = 'CircuitOpen';
}

/** A circuit a provider, in each process. What is the recipient's fault, or ours, says nothing about the provider. */
@Injectable()
export class Breakers implements OnApplicationShutdown {
  readonly #breakers = new Map<string, { readonly version: string; readonly breaker: Breaker }>();

  onApplicationShutdown(): void {
    for (const { breaker } of this.#breakers.values()) breaker.shutdown();
    this.#breakers.clear();
  }

  /** Throws `CircuitOpen` without asking, or what the action threw. */
  async run(provider: Provider, action: Action): Promise<{ readonly reference: string }> {
    if (provider.id === null) return action();
    try {
      return await this.of(provider.id, provider.version).fire(action);
    } catch (cause) {
      if ((cause as { code?: unknown } | null)?.code === 'EOPENBREAKER') throw new CircuitOpen('the circuit is open');
      throw cause;
    }
  }

  stateOf(providerId: string): 'closed' | 'open' | 'half-open' {
    const known = this.#breakers.get(providerId)?.breaker;
    if (known?.halfOpen) return 'half-open';
    return known?.opened ? 'open' : 'closed';
  }

  private of(id: string, version: string): Breaker {
    const known = this.#breakers.get(id);
    if (known?.version === version) return known.breaker;
    known?.breaker.shutdown();
    const breaker: Breaker = new CircuitBreaker((action: Action) => action(), {
      timeout: false,
      rollingCountTimeout: WINDOW_MS,
      resetTimeout: PAUSE_MS,
      // The share of failures opens nothing: their number does, below.
      errorThresholdPercentage: 100,
      errorFilter: (cause: unknown) => !(cause instanceof DeliveryFailure) || cause.blame === 'recipient',
    });
    breaker.on('failure', () => {
      if (breaker.stats.failures >= FAILURES) breaker.open();
    });
    this.#breakers.set(id, { version, breaker });
    return breaker;
  }
}
