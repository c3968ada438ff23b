import type { Page } from 'playwright-core';
import type { PortalPage } from './portal-page.js';

/** The mobile app, opened in a browser of its own. */
export class AuthenticatorPage {
  constructor(readonly page: Page) {}

  /** Opens the link that the QR code on the portal's page holds, and makes this phone the person's device. */
  async connect(portal: PortalPage, look: () => Promise<void> = async () => undefined): Promise<void> {
    const link = await portal.page.getByRole('link', { name: 'Open the authenticator on this phone' }).getAttribute('href');
    await this.page.goto(link ?? '');
    await this.page.getByRole('heading', { name: 'Connect this phone?' }).waitFor();
    await look();
    await this.page.getByRole('button', { name: 'Connect this phone' }).click();
    await this.page.getByRole('heading', { name: 'Connected' }).waitFor();
    await this.page.getByRole('button', { name: 'Done' }).click();
  }

  /** Types a secret key of codes by hand. */
  async addKey(secret: string, account: string): Promise<void> {
    await this.page.goto('/authenticator');
    await this.page.getByRole('button', { name: 'Add account' }).click();
    await this.page.getByRole('button', { name: 'Type it instead' }).click();
    await this.page.getByLabel('A secret key for one-time codes').check();
    await this.page.getByLabel('Secret key', { exact: true }).fill(secret);
    await this.page.getByLabel('Account, such as your login').fill(account);
    await this.page.getByRole('button', { name: 'Next' }).click();
    await this.page.getByRole('button', { name: 'Add them' }).click();
    await this.page.getByRole('heading', { name: 'Authenticator' }).waitFor();
  }
  /** The code that the only account shows now. */
  async code(): Promise<string> {
    return (await this.page.locator('.au-code').innerText()).replaceAll(' ', '');
  }

  /** The request as a sheet; `title` says what for. The app is woken, as by a push, and looks at once. */
  async asked(title = 'Are you signing in?'): Promise<void> {
    await this.page.evaluate(`dispatchEvent(new Event('online'))`);
    await this.page.getByRole('heading', { name: title }).waitFor();
  }
  async approve(digits: string): Promise<void> {
    await this.page.getByLabel('The two digits on that page').fill(digits);
    await this.page.getByRole('button', { name: 'Authenticate' }).click();
  }
  async deny(): Promise<void> {
    await this.page.getByRole('button', { name: 'Deny', exact: true }).click();
    await this.page.getByRole('heading', { name: 'Denied' }).waitFor();
  }
  async reportFraud(): Promise<void> {
    await this.page.getByRole('button', { name: 'Deny and report fraud' }).click();
    await this.page.getByRole('button', { name: 'Report and block the account' }).click();
    await this.page.getByRole('heading', { name: 'Fraud reported' }).waitFor();
  }
  async close(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close' }).click();
  }
}
