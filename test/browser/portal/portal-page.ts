import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../setup/acts.js';
import type { Cast } from './stage.js';

type Named = Pick<Cast, 'login'>;
type Mode = 'Send me a text with a code' | 'Call me';
type Way = 'Mobile app' | 'Authentication phone' | 'Office phone';

/** The portal as a person uses it, in English: each act waits for what it leads to. */
export class PortalPage {
  constructor(readonly page: Page) {}

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { name });
  }
  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }
  /** Waits until the page says so, somewhere. */
  async says(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await this.heading('Sign in').waitFor();
  }
  async typePassword({ login }: Named): Promise<void> {
    await this.page.getByLabel('Login').fill(login);
    await this.page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await this.press('Sign in');
  }
  async signIn(who: Named): Promise<void> {
    await this.open();
    await this.typePassword(who);
  }

  /** From the password to the first question of the wizard. */
  async beginSetup(who: Named): Promise<void> {
    await this.signIn(who);
    await this.press('Set it up now');
    await this.heading('How should we contact you?').waitFor();
  }
  async choose(way: Way): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${way}`) }).click();
  }
  async chooseAppMode(mode: 'Receive a notification' | 'Use a code'): Promise<void> {
    await this.choose('Mobile app');
    await this.page.getByLabel(mode).check();
    await this.press('Set up');
  }
  async givePhone({ number }: Pick<Cast, 'number'>, mode: Mode, { chosen = false } = {}): Promise<void> {
    if (!chosen) await this.choose('Authentication phone');
    await this.country('Germany');
    await this.page.getByLabel('Mobile number').fill(number);
    await this.page.getByLabel(mode).check();
    await this.press('Next');
    await this.heading('Is this your number?').waitFor();
  }
  async country(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Country or region' }).fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }
  async typeCode(code: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '6-digit code' }).fill(code);
  }

  /** The secret that "Can't scan it?" shows. */
  async secret(): Promise<string> {
    await this.press('Can’t scan it?');
    return this.fact('Secret key');
  }
  async fact(name: string): Promise<string> {
    return this.page.locator('dl.facts > div', { hasText: name }).locator('dd').first().innerText();
  }

  /** What follows a first enrollment, left out wherever that is allowed. */
  async skipTheRest(): Promise<void> {
    await this.heading('If you lose this phone, how do you get in?').waitFor();
    await this.press('Skip for now');
    await this.leaveOutPrograms();
  }
  async leaveOutPrograms(): Promise<void> {
    const done = this.heading('You’re all set');
    const programs = this.button('No, I’m done');
    await done.or(programs).waitFor();
    if (await programs.isVisible()) await programs.click();
    await done.waitFor();
  }
  async home(): Promise<void> {
    const manage = this.button('Manage my methods');
    const methods = this.heading('My verification methods');
    await manage.or(methods).waitFor();
    if (await manage.isVisible()) await manage.click();
    await methods.waitFor();
  }
  async signOut(): Promise<void> {
    await this.press('Sign out');
    await this.heading('Sign in').waitFor();
  }
  /** The two digits that the page shows. */
  async digits(): Promise<string> {
    return this.page.locator('.big-digits > [aria-hidden]').innerText();
  }
}
