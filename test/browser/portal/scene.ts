import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { PortalClient } from '../../setup/portal-client.js';
import { AuthenticatorPage } from './authenticator-page.js';
import { PortalPage } from './portal-page.js';

export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1280, height: 800 } as const;

/** Pictures for the docs, taken where the journeys come by when UPDATE_SCREENSHOTS=1. */
const PICTURES = join(import.meta.dirname, '../../../docs/screenshots');
const PATIENCE_MS = 20_000;

export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (!process.env['UPDATE_SCREENSHOTS']) return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' });
}

interface House {
  readonly browser: Browser;
  readonly url: string;
  /** A header that gives a visitor an address of their own: what is counted by address is counted for each alone. */
  readonly address: () => Record<string, string>;
  /** Errors of a page and violations of its content security policy. */
  readonly problems: string[];
}

/** The browsers of one journey. */
export class Scene {
  readonly #contexts: BrowserContext[] = [];

  constructor(private readonly house: House) {}

  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.house.browser.newContext({
      viewport: DESK,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      baseURL: this.house.url,
      extraHTTPHeaders: this.house.address(),
      ...options,
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('page', (page) => this.watch(page));
    return context;
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    return (await this.context(options)).newPage();
  }
  async portal(viewport: typeof PHONE | typeof DESK = DESK, options: BrowserContextOptions = {}): Promise<PortalPage> {
    return new PortalPage(await this.page({ viewport, ...options }));
  }
  /** Somebody's phone with the mobile app. */
  async pocket(options: BrowserContextOptions = {}): Promise<AuthenticatorPage> {
    return new AuthenticatorPage(await this.page({ viewport: PHONE, isMobile: true, hasTouch: true, ...options }));
  }
  /** A browser in which this client is signed in. */
  async pageOf(client: PortalClient, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.context(options);
    await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: this.house.url })));
    return context.newPage();
  }

  /** Does it; when it fails the error says what the pages showed. */
  async tell(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      const pages = this.#contexts.flatMap((context) => context.pages());
      const shown = await Promise.all(pages.map((page) => page.locator('body').innerText().catch(String)));
      throw new Error(`what the pages showed:\n${shown.join('\n────────\n')}`, { cause });
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.house.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.house.problems.push(message.text());
    });
  }
}
