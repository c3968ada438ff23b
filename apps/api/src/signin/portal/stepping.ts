import { Injectable } from '@nestjs/common';
import { type GraphqlContext, Refused } from '../../platform/index.js';
import { type CookieChange, Cookies } from '../sessions/cookies.js';
import { SessionSource } from '../sessions/session-source.js';
import type { Step, StepRequest } from '../steps/step.js';
import { type SignInStep, viewerView, type ViewerView } from './viewer.types.js';

/** From a request to a step and back: reads what the browser presents, sets what it holds from now on. */
@Injectable()
export class Stepping {
  constructor(
    private readonly cookies: Cookies,
    private readonly viewers: SessionSource,
  ) {}

  request(context: GraphqlContext): StepRequest {
    return { source: context.source, presented: this.cookies.read(context.cookies) };
  }

  async take(context: GraphqlContext, step: Step | Refused): Promise<SignInStep> {
    if (step instanceof Refused) throw step;
    return { viewer: await this.now(context, step.cookies) };
  }

  /** Sets the cookies and answers who the browser is with them. */
  async now(context: GraphqlContext, change: CookieChange): Promise<ViewerView> {
    this.cookies.write(context, change);
    const presented = this.cookies.read(context.cookies);
    const held = (kind: 'half' | 'session') => (kind in change ? (change[kind] ?? undefined) : presented[kind]);
    const cookies = this.cookies.asPresented({ half: held('half'), session: held('session') });
    return viewerView(await this.viewers.viewerOf(cookies));
  }
}
