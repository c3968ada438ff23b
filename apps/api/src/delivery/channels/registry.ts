import type { Type } from '@nestjs/common';
import { AlertWebhookChannel } from './alert-webhook/alert-webhook.js';
import type { Channel } from './channel.js';
import { SmppChannel } from './smpp/smpp.js';
import { SmtpChannel } from './smtp/smtp.js';
import { TwilioChannel } from './twilio/twilio.js';
import { WebhookChannel } from './webhook/webhook.js';

/** Every kind of provider that an admin can add. */
export const CHANNEL_TYPES: readonly Type<Channel>[] = [
  TwilioChannel,
  SmppChannel,
  WebhookChannel,
  SmtpChannel,
  AlertWebhookChannel,
];

/** Injects one of each. */
export const CHANNELS = Symbol('CHANNELS');
