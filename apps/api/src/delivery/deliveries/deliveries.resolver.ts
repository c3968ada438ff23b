import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/index.js';
import { Deliveries } from './deliveries.js';
import { Delivery, DeliveryHealth } from './deliveries.types.js';

const MOST = 100;

@Resolver()
export class DeliveriesResolver {
  constructor(private readonly sent: Deliveries) {}

  @Allow('admin', 'helpdesk', 'auditor')
  @Query(() => [Delivery], { description: 'What was sent to a person, newest first.' })
  async deliveries(
    @Args('personId', { type: () => ID }, ParseUUIDPipe) personId: string,
    @Args('limit', { type: () => Int, defaultValue: 50 }) limit: number,
  ): Promise<Delivery[]> {
    return this.sent.of(personId, Math.min(Math.max(limit, 0), MOST));
  }

  @Allow('admin', 'auditor')
  @Query(() => DeliveryHealth, { description: 'Of the last 24 hours.' })
  deliveryHealth(): Promise<DeliveryHealth> {
    return this.sent.health();
  }
}
