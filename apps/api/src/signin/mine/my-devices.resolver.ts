import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audit } from '../../audit/index.js';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, Database, type FullViewer, type GraphqlContext, Refused } from '../../platform/index.js';
import { Cookies } from '../sessions/cookies.js';
import { RememberedDevices } from '../sessions/remembered-devices.js';
import { browserOf } from '../steps/asked-from.js';
import { ownEvent } from '../steps/sign-in-event.js';
import { RememberedDevice } from './mine.types.js';

@Resolver()
@Allow('signed-in')
export class MyDevicesResolver {
  constructor(
    private readonly remembered: RememberedDevices,
    private readonly cookies: Cookies,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  @Query(() => [RememberedDevice])
  async myDevices(@CurrentOperator() full: FullViewer, @Context() context: GraphqlContext): Promise<RememberedDevice[]> {
    const token = this.cookies.read(context.cookies).remembered;
    const devices = await this.remembered.list(this.database.manager, full.personId, token);
    return devices.map(({ userAgent, ...device }) => ({ ...device, browser: browserOf(userAgent) }));
  }

  @Mutation(() => [RememberedDevice])
  async forgetDevice(
    @Args('id', { type: () => ID }) id: string,
    @CurrentOperator() full: FullViewer,
    @Context() context: GraphqlContext,
  ): Promise<RememberedDevice[]> {
    await answered(
      this.database.transaction(async (work) => {
        if (!(await this.remembered.forget(work, full.personId, id))) return new Refused('not_found', { field: 'id' });
        await this.audit.append(work, ownEvent('browser.forgotten', full, context.source, { deviceId: id }));
        return id;
      }),
    );
    return this.myDevices(full, context);
  }
}
