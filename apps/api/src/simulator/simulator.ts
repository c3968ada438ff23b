import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { Providers, TELEPHONY } from '../delivery/index.js';
import { type Settings, SETTINGS } from '../platform/index.js';
import { type Exchange, startExchange } from './exchange.js';
import { type MailServer, startMailServer } from './mail/mail-server.js';
import { DemoRows } from './phones/demo-rows.js';

/** The outside world of a demo: a telephone exchange and a mail server on the loopback, entered as providers like any other. */
@Injectable()
export class Simulator implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  #exchange: Exchange | null = null;
  #mail: MailServer | null = null;

  constructor(
    private readonly rows: DemoRows,
    private readonly providers: Providers,
    private readonly adapter: HttpAdapterHost,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get exchange(): Exchange {
    if (!this.#exchange) throw new Error('the demo phones are not connected');
    return this.#exchange;
  }

  /** A text that a person typed on a demo phone. */
  receive(phone: string, body: string): Promise<void> {
    return this.exchange.messages.receive(phone, body, `${this.settings.publicUrl}${TELEPHONY.twilioText}`);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.rows.endLostCalls();
    this.#mail = await startMailServer(this.rows);
    this.#exchange = await startExchange({ rows: this.rows, reach: (url) => this.reach(url) });
    const { account, url } = this.#exchange;
    await this.providers.ensureDemo([
      {
        kind: 'twilio',
        name: 'Demo phones',
        settings: { accountSid: account.sid, authToken: account.authToken, from: account.number, baseUrl: url },
      },
      { kind: 'smtp', name: 'Demo mail', settings: { url: this.#mail.url, from: 'tessera@meridian.example' } },
    ]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#exchange?.hangUp();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#exchange?.close(), this.#mail?.close()]);
  }

  /** The public address may belong to a proxy; the application itself listens here. */
  private reach(url: string): string {
    const address = (this.adapter.httpAdapter.getHttpServer() as Server).address();
    if (new URL(url).origin !== new URL(this.settings.publicUrl).origin || !address || typeof address === 'string') return url;
    const host =
      { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[address.address] ??
      (address.family === 'IPv6' ? `[${address.address}]` : address.address);
    return `http://${host}:${address.port}${url.slice(new URL(url).origin.length)}`;
  }
}
