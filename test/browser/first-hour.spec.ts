import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { appCode, otherCode } from '../setup/acts.js';
import type { PortalPage } from './portal/portal-page.js';
import { DESK, PHONE, picture, type Scene } from './portal/scene.js';
import { Stage } from './portal/stage.js';

const ADA = { login: 'ada' };
const SAM = { login: 'sam' };

describe('the first hour in a real browser', () => {
  const stage = new Stage();
  let scene: Scene;
  let desktop: PortalPage;
  let sam: PortalPage;
  let phones: Page;
  beforeAll(async () => {
    await stage.open();
    scene = stage.scene();
    desktop = await scene.portal(DESK);
    sam = await scene.portal(PHONE);
    phones = await scene.page();
  });
  afterAll(() => stage.close());
  const told = (act: () => Promise<void>) => () => scene.tell(act);

  /** The newest code on the page of the demo phones, once there are so many. */
  const codeOnPhone = async (count: number): Promise<string> => {
    const codes = phones.getByRole('button', { name: /^Copy code/ });
    await codes.nth(count - 1).waitFor();
    const name = await codes.last().getAttribute('aria-label');
    return name?.slice(-6) ?? '';
  };

  it(
    'R1 S12: the first admin sets up an authenticator app and reaches the console',
    told(async () => {
      await desktop.open();
      await picture(desktop.page, 'sign-in');
      await desktop.typePassword(ADA);
      await desktop.press('Set it up now');
      await desktop.chooseAppMode('Use a code');
      await desktop.page.getByRole('img', { name: /QR code/ }).waitFor();
      const secret = await desktop.secret();
      await picture(desktop.page, 'enroll-app');
      await desktop.typeCode(appCode(secret));
      await desktop.skipTheRest();
      await desktop.page.goto('/console');
      await desktop.says('Make your first policy');
      await picture(desktop.page, 'console-home');
    }),
  );

  it(
    'P1 P5: the admin requires MFA for a directory group, sees whom it hits, and publishes it',
    told(async () => {
      const { page } = desktop;
      await page.goto('/console/policies/create');
      await page.getByLabel('Name').fill('All staff use MFA');
      await page.getByRole('combobox', { name: 'Require a second step of' }).fill('All staff');
      await page
        .getByRole('option', { name: /All staff/ })
        .first()
        .click();
      await desktop.says('asked to enroll');
      await picture(page, 'policy-preview');
      await desktop.press('Save draft');
      await desktop.says('Draft saved.');
      await desktop.press('Publish…');
      await page.getByLabel('Reason').fill('Decided by the board');
      await picture(page, 'policy-publish');
      await page.getByRole('button', { name: /^Publish for/ }).click();
      await desktop.says(/is in force/);
    }),
  );

  it(
    'S1 S2 S4 S9 S10: a person is stopped at the prompt, sets up a phone, and reads the text on the demo phone',
    told(async () => {
      await sam.signIn(SAM);
      await sam.button('Set it up now').waitFor();
      await sam.says(/All staff/);
      await picture(sam.page, 'prompt');
      await sam.press('Set it up now');
      await sam.heading('How should we contact you?').waitFor();
      await picture(sam.page, 'choose-method');
      await sam.choose('Authentication phone');
      await sam.page.getByLabel('Mobile number').fill('(1512) 345-6789');
      await sam.press('Next');
      await sam.says('Only digits and spaces, please');
      await sam.page.getByLabel('Mobile number').fill('1512 3456789');
      await picture(sam.page, 'phone-number');
      await sam.press('Next');
      await sam.says('+49 1512 3456789');
      await sam.page.reload();
      await sam.press('Verify now');
      await sam.heading('Check your phone').waitFor();
      await phones.goto('/simulator');
      const code = await codeOnPhone(1);
      await picture(phones, 'demo-phones', true);
      await sam.typeCode(otherCode(code));
      await sam.says('That code didn’t match.');
      await picture(sam.page, 'wrong-code');
      await sam.typeCode(code);
      await sam.skipTheRest();
      await picture(sam.page, 'done');
    }),
  );

  it(
    'S1: the next sign-in takes two factors',
    told(async () => {
      const again = await scene.portal(PHONE);
      await again.signIn(SAM);
      await again.heading('Check your phone').waitFor();
      await picture(again.page, 'challenge');
      await again.typeCode(await codeOnPhone(2));
      await again.home();
      await again.says('Sam Okafor');
      await picture(again.page, 'home');
    }),
  );

  it(
    'P3 A1: the console shows the person as enforced with the reason, and every act in the audit list',
    told(async () => {
      const { page } = desktop;
      await page.goto('/console/people');
      await page.getByRole('cell').first().waitFor();
      await picture(page, 'people');
      await page.getByLabel('Search people').fill('okafor');
      await page
        .getByRole('cell', { name: /Sam Okafor/ })
        .first()
        .click();
      await desktop.says(/All staff use MFA/);
      await desktop.says('Facts');
      await picture(page, 'person');
      await page.goto('/console/directories');
      await page
        .getByRole('button', { name: /Sync now/ })
        .first()
        .click();
      await desktop.says(/completed|done/i);
      await picture(page, 'directories');
      await page.goto('/console/providers');
      await desktop.says('Demo phones');
      await picture(page, 'providers');
      await page.goto('/console/audit');
      await desktop.says(/Sam Okafor signed in/);
      await desktop.says(/published version 1/);
      await picture(page, 'audit');
    }),
  );

  it('J01: no page had an error or broke the content security policy', () => {
    expect(stage.problems).toEqual([]);
  });
});
