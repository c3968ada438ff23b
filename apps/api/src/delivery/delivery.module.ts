import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import type { Channel } from './channels/channel.js';
import { CHANNEL_TYPES, CHANNELS } from './channels/registry.js';
import { PushSubscriptions } from './channels/web-push/push-subscriptions.js';
import { VapidKeys } from './channels/web-push/vapid-keys.js';
import { WebPushChannel } from './channels/web-push/web-push.js';
import { Deliveries } from './deliveries/deliveries.js';
import { DeliveriesResolver } from './deliveries/deliveries.resolver.js';
import { DeliverySweep } from './delivery-sweep.js';
import { DeliveryWorker } from './delivery-worker.js';
import { DeliveryService } from './delivery.service.js';
import { Egress } from './egress/egress.js';
import { HandoverService } from './handover.js';
import { MessageLog } from './message-log.js';
import { Outbox } from './outbox.js';
import { Breakers } from './providers/breakers.js';
import { ProviderActs } from './providers/provider-acts.js';
import { ProviderList } from './providers/provider-list.js';
import { ProviderTests } from './providers/provider-tests.js';
import { Providers } from './providers/providers.js';
import { ProvidersResolver } from './providers/providers.resolver.js';
import { Callbacks } from './telephony/callbacks.js';
import { PhoneAnswers } from './telephony/phone-answers.js';
import { Replies } from './telephony/replies.js';
import { SmppInbox } from './telephony/smpp-inbox.js';
import { TelephonyHooks } from './telephony/telephony-hooks.js';
import { TwilioCheck } from './telephony/twilio-check.js';
import { TwilioController } from './telephony/twilio.controller.js';
import { WebhookController } from './telephony/webhook.controller.js';
import { Timeline } from './timeline.js';

@Global()
@Module({
  imports: [AuditModule],
  controllers: [TwilioController, WebhookController],
  providers: [
    ...CHANNEL_TYPES,
    { provide: CHANNELS, useFactory: (...channels: Channel[]) => channels, inject: [...CHANNEL_TYPES] },
    WebPushChannel,
    PushSubscriptions,
    VapidKeys,
    Egress,
    Outbox,
    Timeline,
    MessageLog,
    HandoverService,
    DeliveryWorker,
    DeliverySweep,
    DeliveryService,
    Breakers,
    Providers,
    ProviderList,
    ProviderActs,
    ProviderTests,
    ProvidersResolver,
    Callbacks,
    PhoneAnswers,
    Replies,
    SmppInbox,
    TelephonyHooks,
    TwilioCheck,
    Deliveries,
    DeliveriesResolver,
  ],
  exports: [Outbox, Timeline, DeliveryService, Deliveries, PhoneAnswers, PushSubscriptions, Providers],
})
export class DeliveryModule {}
