import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { appCode, DEMO_PASSWORD } from '../setup/acts.js';
import { type BuiltServer, startBuiltServer } from '../setup/built-server.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

const ROOT = join(import.meta.dirname, '../..');
/** Where the pictures go: looked at after a run, or with UPDATE_SCREENSHOTS=1 those of the README. */
const PICTURES = join(ROOT, process.env['UPDATE_SCREENSHOTS'] ? 'docs/screenshots' : 'var/screenshots');
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('the first hour in a real browser', () => {
  let database: TestDatabase;
  let server: BuiltServer;
  let browser: Browser;
  let desk: BrowserContext;
  let phone: BrowserContext;
  let desktop: Page;
  let sam: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    database = await createTestDatabase();
    server = await startBuiltServer(database.url);
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'], args: QUIET });
    desk = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    phone = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    desktop = await watched(desk);
    sam = await watched(phone);
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
    await database?.drop();
  });

  /** A page whose errors and policy violations fail the test. */
  async function watched(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    return page;
  }
  const picture = async (page: Page, name: string, fullPage = false): Promise<void> => {
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' });
  };
  const signIn = async (page: Page, login: string): Promise<void> => {
    await page.goto(`${server.url}/`);
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  it('R1 S12: the first admin sets up an authenticator app and reaches the console', async () => {
    await desktop.goto(`${server.url}/`);
    await desktop.getByRole('heading', { name: 'Sign in' }).waitFor();
    await picture(desktop, 'sign-in');
    await signIn(desktop, 'ada');
    await desktop.getByRole('button', { name: 'Set it up now' }).click();
    await desktop.getByRole('button', { name: /app/i }).first().click();
    await desktop.getByRole('img', { name: /QR code/ }).waitFor();
    await desktop.getByRole('button', { name: 'Can’t scan it?' }).click();
    await picture(desktop, 'enroll-app');
    const secret = await desktop.locator('dd.digits').first().innerText();
    await desktop.getByLabel('6-digit code from the app').fill(appCode(secret));
    await desktop.getByRole('heading', { name: /all set/ }).waitFor();
    await desktop.goto(`${server.url}/console`);
    await desktop.getByText('Make your first policy').first().waitFor();
    await picture(desktop, 'console-home');
  });

  it('P1 P5: the admin requires MFA for a directory group, sees whom it hits, and publishes it', async () => {
    await desktop.goto(`${server.url}/console/policies/create`);
    await desktop.getByLabel('Name').fill('All staff use MFA');
    await desktop.getByLabel('Require a second step of').fill('All staff');
    await desktop
      .getByRole('option', { name: /All staff/ })
      .first()
      .click();
    await desktop.getByText('asked to enroll').first().waitFor();
    await picture(desktop, 'policy-preview');
    await desktop.getByRole('button', { name: /^Save/ }).click();
    await desktop
      .getByRole('button', { name: /^Publish/ })
      .first()
      .click();
    await desktop.getByLabel('Reason').fill('Decided by the board');
    await picture(desktop, 'policy-publish');
    await desktop.getByRole('button', { name: /^Publish for/ }).click();
    await desktop
      .getByText(/is in force/)
      .first()
      .waitFor();
  });

  it('S1 S2 S4 S9 S10: a person is stopped at the prompt, sets up a phone, and reads the text on the demo phone', async () => {
    await signIn(sam, 'sam');
    await sam.getByRole('button', { name: 'Set it up now' }).waitFor();
    expect(await sam.getByText(/All staff/).count()).toBeGreaterThan(0);
    await picture(sam, 'prompt');
    await sam.getByRole('button', { name: 'Set it up now' }).click();
    await picture(sam, 'choose-method');
    await sam
      .getByRole('button', { name: /phone|text/i })
      .last()
      .click();
    await sam.getByLabel('Mobile number').fill('(1512) 345-6789');
    await sam.getByRole('button', { name: 'Next' }).click();
    await sam
      .getByText(/no dashes|punctuation|spaces only/i)
      .first()
      .waitFor();
    await sam.getByLabel('Mobile number').fill('1512 3456789');
    await picture(sam, 'phone-number');
    await sam.getByRole('button', { name: 'Next' }).click();
    await sam.getByText('+49 1512 3456789').first().waitFor();
    await sam.reload();
    await sam.getByRole('button', { name: 'Verify now' }).click();
    await sam.getByRole('heading', { name: 'Check your phone' }).waitFor();
    const phones = await watched(desk);
    await phones.goto(`${server.url}/simulator`);
    await phones
      .getByRole('button', { name: /^Copy code/ })
      .first()
      .waitFor();
    await picture(phones, 'demo-phones', true);
    const code = (
      (await phones
        .getByRole('button', { name: /^Copy code/ })
        .last()
        .getAttribute('aria-label')) ?? ''
    ).replaceAll(/\D/g, '');
    await sam.getByLabel('6-digit code').fill(code === '000000' ? '111111' : '000000');
    await sam
      .getByText(/didn.t match/)
      .first()
      .waitFor();
    await picture(sam, 'wrong-code');
    await sam.getByLabel('6-digit code').fill(code);
    await sam.getByRole('heading', { name: /all set/ }).waitFor();
    await picture(sam, 'done');
    await phones.close();
  });

  it('S1: the next sign-in takes two factors', async () => {
    const again = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'de-DE' });
    const page = await watched(again);
    await signIn(page, 'sam');
    const send = page.getByRole('button', { name: /text/i }).first();
    if (
      !(await page
        .getByLabel('6-digit code')
        .isVisible()
        .catch(() => false))
    )
      await send.click();
    await page.getByLabel('6-digit code').waitFor();
    await picture(page, 'challenge');
    const phones = await watched(again);
    await phones.goto(`${server.url}/simulator`);
    await phones
      .getByRole('button', { name: /^Copy code/ })
      .nth(1)
      .waitFor();
    const code = (
      (await phones
        .getByRole('button', { name: /^Copy code/ })
        .last()
        .getAttribute('aria-label')) ?? ''
    ).replaceAll(/\D/g, '');
    await page.getByLabel('6-digit code').fill(code);
    await page.getByText('Sam Okafor').first().waitFor();
    await picture(page, 'home');
    await again.close();
  });

  it('P3 A1: the console shows the person as enforced with the reason, and every act in the audit list', async () => {
    await desktop.goto(`${server.url}/console/people`);
    await desktop.getByRole('cell').first().waitFor();
    await picture(desktop, 'people');
    await desktop.getByLabel('Search people').fill('okafor');
    await desktop
      .getByRole('cell', { name: /Sam Okafor/ })
      .first()
      .click();
    await desktop
      .getByText(/All staff use MFA/)
      .first()
      .waitFor();
    await picture(desktop, 'person');
    await desktop.goto(`${server.url}/console/directories`);
    await desktop
      .getByRole('button', { name: /Sync now/ })
      .first()
      .click();
    await desktop
      .getByText(/completed|Completed|done/i)
      .first()
      .waitFor();
    await picture(desktop, 'directories');
    await desktop.goto(`${server.url}/console/audit`);
    await desktop
      .getByText(/Sam Okafor signed in/)
      .first()
      .waitFor();
    await desktop
      .getByText(/published version 1/)
      .first()
      .waitFor();
    await picture(desktop, 'audit');
  });

  it('J01: no page had an error or broke the content security policy', () => {
    expect(problems).toEqual([]);
  });
});
