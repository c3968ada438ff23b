import { Body, ConflictException, Controller, Header, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database, type Settings, SETTINGS } from '../../platform/index.js';
import { reasonOf } from '../channels/twilio/refusals.js';
import { ending, hangUp, noReply, question } from './call-script.js';
import { Callbacks, type HandedMessage, type Report } from './callbacks.js';
import { TELEPHONY } from './paths.js';
import { PhoneAnswers } from './phone-answers.js';
import { Replies } from './replies.js';
import { TwilioCheck, type TwilioForm } from './twilio-check.js';

const MOST_KEYS = 10;

const CALL_STATES: Readonly<Record<string, Report>> = {
  ringing: { state: 'ringing', final: false },
  'in-progress': { state: 'answered', final: false },
  completed: { state: null, final: true },
  busy: { state: 'busy', final: true },
  'no-answer': { state: 'no_answer', final: true },
  failed: { state: 'failed', final: true },
  canceled: { state: 'failed', final: true },
};
const TEXT_STATES: Readonly<Record<string, Report>> = {
  delivered: { state: 'delivered', final: true },
  undelivered: { state: 'failed', final: true },
  failed: { state: 'failed', final: true },
};

/** What Twilio asks and reports: requests of a server, signed by it, without cookies. */
@Controller('telephony/twilio')
export class TwilioController {
  constructor(
    private readonly check: TwilioCheck,
    private readonly callbacks: Callbacks,
    private readonly answers: PhoneAnswers,
    private readonly replies: Replies,
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Somebody or something picked up. A machine is asked nothing (attack C06). */
  @Post('calls/:token/voice')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async voice(@Req() request: FastifyRequest, @Param('token') token: string, @Body() form: TwilioForm): Promise<string> {
    const message = await this.check.message(request, form, token);
    const machine = form['AnsweredBy']?.startsWith('machine') === true || form['AnsweredBy'] === 'fax';
    const answer = await this.database.transaction(async (work) => {
      const first = await this.callbacks.ask(work, message, 1);
      if (first) await this.callbacks.record(work, message, { state: machine ? 'voicemail' : 'answered', final: machine });
      return first;
    });
    if (!answer) throw new ConflictException();
    if (machine) {
      await this.answers.keys(message.regardingId, '', false);
      return hangUp();
    }
    return this.asking(message, token, answer);
  }

  /** The keys; what they mean decides what is said. Nothing pressed at the first time: asked once more. */
  @Post('calls/:token/keys/:answer')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async keys(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Param('answer') answer: string,
    @Body() form: TwilioForm,
  ): Promise<string> {
    const message = await this.check.message(request, form, token);
    const hash = form['FinishedOnKey'] === '#';
    const keys = (form['Digits'] ?? '').slice(0, MOST_KEYS);
    const pressed = hash || keys !== '';
    const taken = await this.database.transaction(async (work) => {
      if (!(await this.callbacks.answered(work, message, answer))) return null;
      if (pressed) await this.callbacks.record(work, message, { state: 'key_pressed', final: false });
      return { again: pressed ? null : await this.callbacks.ask(work, message, 2) };
    });
    if (!taken) throw new ConflictException();
    if (taken.again) return this.asking(message, token, taken.again);
    return ending(this.callbacks.script(message), await this.answers.keys(message.regardingId, keys, hash));
  }

  @Post('calls/:token/status')
  @HttpCode(204)
  async callStatus(@Req() request: FastifyRequest, @Param('token') token: string, @Body() form: TwilioForm): Promise<void> {
    await this.report(request, form, token, form['CallStatus'] ?? '', CALL_STATES);
  }

  @Post('texts/:token/status')
  @HttpCode(204)
  async textStatus(@Req() request: FastifyRequest, @Param('token') token: string, @Body() form: TwilioForm): Promise<void> {
    await this.report(request, form, token, form['MessageStatus'] ?? '', TEXT_STATES);
  }

  @Post('text')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async text(@Req() request: FastifyRequest, @Body() form: TwilioForm): Promise<string> {
    const provider = await this.check.account(request, form);
    const taken = await this.replies.take(provider, form['MessageSid'] ?? '', form['From'] ?? '', form['Body'] ?? '');
    if (!taken) throw new ConflictException();
    return noReply();
  }

  private asking(message: HandedMessage, token: string, answer: string): string {
    const script = this.callbacks.script(message);
    if (!script) return hangUp();
    return question(script, `${this.settings.publicUrl}${TELEPHONY.twilioKeys(token, answer)}`);
  }

  private async report(
    request: FastifyRequest,
    form: TwilioForm,
    token: string,
    status: string,
    states: Readonly<Record<string, Report>>,
  ): Promise<void> {
    const message = await this.check.message(request, form, token);
    const known = states[status] ?? { state: null, final: false };
    const code = Number(form['ErrorCode']);
    const reason = known.state === 'failed' && code > 0 ? reasonOf(code) : null;
    if (!(await this.callbacks.take(message, `status ${status}`, { ...known, reason }))) throw new ConflictException();
  }
}
