import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { PROGRESS } from '../../enrollment/index.js';
import { Bus, type GraphqlContext } from '../../platform/index.js';
import { SessionSource } from '../sessions/session-source.js';
import type { Visitor } from '../steps/step.js';
import type { StepProgress } from './progress.types.js';

/** Looks by itself as well: time ends a request without anybody saying so, and news can be lost with a connection. */
const LOOK_MS = 5000;
const FINAL = new Set(['COMPLETED', 'APPROVED', 'DENIED', 'FRAUD_REPORTED', 'FAILED', 'CANCELLED', 'EXPIRED']);

export interface Look {
  readonly regardingId: string;
  readonly progress: StepProgress;
}

/** One enrollment or challenge as it goes on, for as long as whoever began it is there (attack H10). */
@Injectable()
export class ProgressStream {
  constructor(
    private readonly bus: Bus,
    private readonly viewers: SessionSource,
  ) {}

  /** What there is at once, then each change, to the end of it or of the visitor's session. `look` answers null when it is over. */
  async *of(
    visitor: Visitor,
    cookies: GraphqlContext['cookies'],
    look: () => Promise<Look | null>,
  ): AsyncGenerator<StepProgress | null> {
    const news = new News(this.bus);
    try {
      let shown: StepProgress | null | undefined;
      while (await this.isStill(visitor, cookies)) {
        const found = await look();
        if (found) news.only(found.regardingId);
        const progress = found?.progress ?? null;
        if (!isDeepStrictEqual(progress, shown)) yield progress;
        shown = progress;
        if (!found || FINAL.has(found.progress.state)) return;
        await news.next();
      }
    } finally {
      news.end();
    }
  }

  private async isStill(visitor: Visitor, cookies: GraphqlContext['cookies']): Promise<boolean> {
    const viewer = await this.viewers.viewerOf(cookies);
    return viewer.kind === visitor.kind && viewer.sessionId === visitor.sessionId;
  }
}

/** News since the last look, so that nothing that comes in while looking is missed. */
class News {
  readonly #end: () => void;
  #about: string | null = null;
  #changed = false;
  #wake: (() => void) | null = null;

  constructor(bus: Bus) {
    this.#end = bus.hear(PROGRESS, ({ regardingId }) => {
      if (this.#about !== null && regardingId !== this.#about) return;
      this.#changed = true;
      this.#wake?.();
    });
  }

  only(regardingId: string): void {
    this.#about = regardingId;
  }

  async next(): Promise<void> {
    if (!this.#changed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_MS).unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    this.#changed = false;
  }

  end(): void {
    this.#end();
  }
}
