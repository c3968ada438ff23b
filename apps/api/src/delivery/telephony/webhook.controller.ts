import {
  BadRequestException,
  ConflictException,
  Controller,
  ForbiddenException,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { Database } from '../../platform/index.js';
import { type Provider, secretOf } from '../channels/channel.js';
import { Providers } from '../providers/providers.js';
import { Callbacks, type HandedMessage } from './callbacks.js';
import { PhoneAnswers } from './phone-answers.js';
import { rawBodyOf } from './telephony-hooks.js';
import { Replies } from './replies.js';

const FINAL = new Set(['delivered', 'failed', 'voicemail', 'no_answer', 'busy', 'ended']);
const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message.state'),
    data: z.object({
      state: z.enum(['delivered', 'failed', 'ringing', 'answered', 'voicemail', 'no_answer', 'busy', 'ended']),
      reason: z.string().max(200).optional(),
    }),
  }),
  z.object({ type: z.literal('call.keys'), data: z.object({ keys: z.string().max(10), hash: z.boolean() }) }),
]);
const incoming = z.object({
  type: z.literal('text.received'),
  data: z.object({ from: z.e164(), body: z.string().max(2000) }),
});

interface Said {
  readonly say: string;
}

/** What a system that texts or calls for us posts back: signed by Standard Webhooks, not older than five minutes, each once. */
@Controller('telephony/webhook')
export class WebhookController {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly providers: Providers,
    private readonly answers: PhoneAnswers,
    private readonly replies: Replies,
    private readonly database: Database,
  ) {}

  /** States answer with nothing; keys with what to say before hanging up. */
  @Post('messages/:token')
  @HttpCode(200)
  async message(@Req() request: FastifyRequest, @Param('token') token: string): Promise<Said | object> {
    const message = await this.callbacks.byToken(token);
    if (!message) throw new ForbiddenException();
    const provider = await this.provider(message.providerId);
    const { id, body } = signed(request, provider, event);
    if (message.late) throw new ForbiddenException();
    if (body.type === 'call.keys') return this.keys(message, id, body.data.keys, body.data.hash);
    const { state, reason } = body.data;
    const report = { state: state === 'ended' ? null : state, reason: reason ?? null, final: FINAL.has(state) };
    if (!(await this.callbacks.take(message, id, report))) throw new ConflictException();
    if (state === 'voicemail') await this.answers.keys(message.regardingId, '', false);
    return {};
  }

  @Post('providers/:provider/texts')
  @HttpCode(200)
  async text(@Req() request: FastifyRequest, @Param('provider', ParseUUIDPipe) id: string): Promise<object> {
    const provider = await this.provider(id);
    const { id: eventId, body } = signed(request, provider, incoming);
    if (!(await this.replies.take(provider, eventId, body.data.from, body.data.body))) throw new ConflictException();
    return {};
  }

  private async keys(message: HandedMessage, id: string, keys: string, hash: boolean): Promise<Said> {
    const taken = await this.database.transaction(async (work) => {
      if (!(await this.callbacks.once(work, message.providerId, `${message.id} ${id}`))) return false;
      if (!(await this.callbacks.answeredOnce(work, message))) return false;
      if (hash || keys !== '') await this.callbacks.record(work, message, { state: 'key_pressed', final: false });
      return true;
    });
    if (!taken) throw new ConflictException();
    const script = this.callbacks.script(message);
    const answer = await this.answers.keys(message.regardingId, keys, hash);
    return { say: script?.endings[answer] ?? '' };
  }

  private async provider(id: string): Promise<Provider> {
    const route = await this.providers.route(id);
    if (route?.channel.kind !== 'webhook') throw new ForbiddenException();
    return route.provider;
  }
}

/** The event behind the signature. Throws 401 without one, 403 for a wrong or an old one, 400 for what is signed and no event. */
function signed<T>(request: FastifyRequest, provider: Provider, shape: z.ZodType<T>): { readonly id: string; readonly body: T } {
  const headers: Record<string, string> = {};
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    const value = request.headers[name];
    if (typeof value !== 'string' || value === '') throw new UnauthorizedException();
    headers[name] = value;
  }
  let body: unknown;
  try {
    body = new Webhook(secretOf(provider, 'secret')).verify(rawBodyOf(request), headers);
  } catch {
    throw new ForbiddenException();
  }
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new BadRequestException();
  return { id: headers['webhook-id'] ?? '', body: parsed.data };
}
