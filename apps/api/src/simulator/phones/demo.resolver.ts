import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow } from '../../platform/index.js';
import { DemoPhones } from './demo-phones.js';
import { DemoRows } from './demo-rows.js';
import { DemoAccount, DemoCall, DemoMail, DemoNews, DemoText } from './demo.types.js';

export const DEMO_ACCOUNTS = Symbol('DEMO_ACCOUNTS');
const MOST = 200;
const within = (limit: number): number => Math.min(Math.max(limit, 0), MOST);

/** Demo mode only. Open to anyone, as the page is: the demo's people and phones belong to nobody. */
@Resolver()
export class DemoResolver {
  constructor(
    private readonly rows: DemoRows,
    private readonly phones: DemoPhones,
    @Inject(DEMO_ACCOUNTS) private readonly accounts: DemoAccount[],
  ) {}

  @Allow('anyone')
  @Query(() => [DemoAccount])
  demoAccounts(): DemoAccount[] {
    return this.accounts;
  }

  @Allow('anyone')
  @Query(() => [DemoText])
  demoTexts(
    @Args('phone', { type: () => String, nullable: true }) phone: string | null,
    @Args('limit', { type: () => Int, defaultValue: 50 }) limit: number,
  ): Promise<DemoText[]> {
    return this.rows.texts(phone ?? null, within(limit));
  }

  @Allow('anyone')
  @Query(() => [DemoCall])
  demoCalls(@Args('limit', { type: () => Int, defaultValue: 20 }) limit: number): Promise<DemoCall[]> {
    return this.rows.calls(within(limit));
  }

  @Allow('anyone')
  @Query(() => [DemoMail])
  demoMails(@Args('limit', { type: () => Int, defaultValue: 20 }) limit: number): Promise<DemoMail[]> {
    return this.rows.mails(within(limit));
  }

  @Allow('anyone')
  @Mutation(() => Boolean)
  demoReply(
    @Args('phone', { type: () => String }) phone: string,
    @Args('body', { type: () => String }) body: string,
  ): Promise<boolean> {
    return this.phones.reply(phone, body);
  }

  @Allow('anyone')
  @Mutation(() => DemoCall)
  demoAnswerCall(@Args('id', { type: () => ID }) id: string): Promise<DemoCall> {
    return this.phones.answer(id, 'person');
  }

  @Allow('anyone')
  @Mutation(() => DemoCall)
  demoPressKeys(
    @Args('id', { type: () => ID }) id: string,
    @Args('keys', { type: () => String }) keys: string,
  ): Promise<DemoCall> {
    return this.phones.press(id, keys);
  }

  @Allow('anyone')
  @Mutation(() => DemoCall)
  demoHangUp(@Args('id', { type: () => ID }) id: string): Promise<DemoCall> {
    return this.phones.hangUp(id);
  }

  @Allow('anyone')
  @Mutation(() => DemoCall)
  demoVoicemail(@Args('id', { type: () => ID }) id: string): Promise<DemoCall> {
    return this.phones.answer(id, 'machine');
  }

  @Allow('anyone')
  @Subscription(() => DemoText, { description: 'Demo mode: each text as it arrives.' })
  async *demoTextArrived(): AsyncGenerator<{ demoTextArrived: DemoText }> {
    for await (const { text } of this.rows.news()) if (text) yield { demoTextArrived: text };
  }

  @Allow('anyone')
  @Subscription(() => DemoNews)
  async *demoNews(): AsyncGenerator<{ demoNews: DemoNews }> {
    for await (const news of this.rows.news()) yield { demoNews: news };
  }
}
