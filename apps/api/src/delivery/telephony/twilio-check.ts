import { ForbiddenException, Inject, Injectable, UnauthorizedException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import twilio from 'twilio';
import { type Settings, SETTINGS } from '../../platform/index.js';
import { type Provider, secretOf } from '../channels/channel.js';
import { Providers } from '../providers/providers.js';
import { Callbacks, type HandedMessage } from './callbacks.js';

export type TwilioForm = Readonly<Record<string, string>>;

const SKEW_MS = 5 * 60_000;

/** Whether a request comes from Twilio, for a message of ours, now (attack C08). Throws 401 or 403. */
@Injectable()
export class TwilioCheck {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly providers: Providers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async message(request: FastifyRequest, form: TwilioForm, token: string): Promise<HandedMessage> {
    const message = await this.callbacks.byToken(token);
    const route = message && (await this.providers.route(message.providerId));
    if (!message || !route || route.channel.kind !== 'twilio') throw new ForbiddenException();
    this.signed(request, form, route.provider);
    const sid = form['CallSid'] ?? form['MessageSid'];
    if (message.late || (message.reference !== null && sid !== message.reference)) throw new ForbiddenException();
    return message;
  }

  /** For what comes in by itself: the account says whose it is. */
  async account(request: FastifyRequest, form: TwilioForm): Promise<Provider> {
    const routes = await this.providers.ofKind('twilio');
    const route = routes.find(({ provider }) => provider.settings['accountSid'] === form['AccountSid']);
    if (!route) throw new ForbiddenException();
    this.signed(request, form, route.provider);
    return route.provider;
  }

  private signed(request: FastifyRequest, form: TwilioForm, provider: Provider): void {
    const signature = request.headers['x-twilio-signature'];
    if (typeof signature !== 'string') throw new UnauthorizedException();
    // The address as Twilio knows it, whatever proxies made of it on the way.
    const url = `${this.settings.publicUrl}${request.originalUrl}`;
    if (!twilio.validateRequest(secretOf(provider, 'authToken'), signature, url, { ...form })) throw new ForbiddenException();
    const said = form['Timestamp'];
    if (said !== undefined && !(Math.abs(Date.now() - Date.parse(said)) <= SKEW_MS)) throw new ForbiddenException();
  }
}
