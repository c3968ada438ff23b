import { beforeAll, describe, expect, it } from '@jest/globals';
import { appCode } from '../../setup/acts.js';
import { DemoPhones } from '../portal/demo-phones.js';
import { PHONE } from '../portal/scene.js';
import type { Stage } from '../portal/stage.js';

const TEXT = 'Send me a text with a code';

export const accountJourneys = (stage: Stage): void =>
  describe('what is around the methods, in a real browser', () => {
    let phones: DemoPhones;
    beforeAll(() => {
      phones = new DemoPhones(stage.client());
    });

    it.concurrent(
      'S13 S15: a second way is required and set up; the preferred one is asked for first, another one by choice',
      stage.journey(async (scene) => {
        const person = await stage.person({ terms: { backupRequired: true } });
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await portal.chooseAppMode('Use a code');
        const secret = await portal.secret();
        await portal.typeCode(appCode(secret));
        await portal.says('Your organisation asks for a second way, so this step can’t be skipped.');
        expect(await portal.button('Skip for now').count()).toBe(0);
        await portal.press(/^Add a phone/);
        await portal.givePhone(person, TEXT, { chosen: true });
        await portal.press('Verify now');
        await portal.typeCode(await phones.code(person.e164));
        await portal.heading('Which way do you like best?').waitFor();
        await portal.page.getByLabel('Authentication phone, text').check();
        await portal.press('Continue');
        await portal.heading('You’re all set').waitFor();
        await portal.says('we text a code to your phone after your password');
        await portal.home();
        await portal.signOut();

        await stage.daysPassed(person.id);
        await stage.waitedEnough(person);
        await portal.typePassword(person);
        await portal.heading('Check your phone').waitFor();
        await portal.press('Use another way');
        await portal.press(/^Use a code from my app/);
        await portal.heading('Open your app').waitFor();
        await portal.typeCode(appCode(secret));
        await portal.home();
      }),
    );

    it.concurrent(
      'S14: an app password is shown once with a copy button, and can be revoked',
      stage.journey(async (scene) => {
        const person = await stage.person({ terms: { appPasswordDays: 90 } });
        const portal = await scene.portal();
        await portal.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await portal.beginSetup(person);
        await portal.chooseAppMode('Use a code');
        await portal.typeCode(appCode(await portal.secret()));
        await portal.press('Skip for now');
        await portal.press('Yes, make a password for it');
        await portal.page.getByLabel('Which program is it for?').fill('Mail on my laptop');
        await portal.press('Make the password');
        await portal.heading('Your app password').waitFor();
        const shown = await portal.page.locator('.app-password-text').innerText();
        await portal.press(/^Copy/);
        await portal.says('Copied');
        expect(await portal.page.evaluate('navigator.clipboard.readText()')).toBe(shown);
        await portal.press('Continue');
        await portal.home();
        await portal.says('Mail on my laptop');
        expect(await portal.page.getByText(shown).count()).toBe(0);
        await portal.press('Revoke: Mail on my laptop');
        await portal.page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
        await portal.says('You have none. A program that can’t show a second step needs one.');
      }),
    );

    it.concurrent(
      'S13 E14: recovery codes let in once, to set up a new way and for nothing else',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await portal.chooseAppMode('Use a code');
        await portal.typeCode(appCode(await portal.secret()));
        await portal.press(/^Print recovery codes/);
        const code = await portal.page.locator('.code-list > li').first().innerText();
        await portal.press('I have kept them');
        await portal.leaveOutPrograms();
        await portal.home();
        await portal.signOut();

        await portal.typePassword(person);
        await portal.press('Use another way');
        await portal.press('Use a recovery code');
        await portal.page.getByLabel('Recovery code').fill(code);
        await portal.press('Verify');
        await portal.heading('Set up a new way to sign in').waitFor();
        await portal.page.reload();
        await portal.press('Set it up now');
        await portal.givePhone(person, TEXT);
        await portal.press('Verify now');
        await portal.typeCode(await phones.code(person.e164));
        await portal.says('That is set up. Sign in once more, and use it as your second step.');
      }),
    );

    it.concurrent(
      'P1 E06: a remembered browser asks for the password alone until it is forgotten',
      stage.journey(async (scene) => {
        const person = await stage.person({ terms: { rememberDays: 14 } });
        const secret = await stage.enrolled(person);
        const portal = await scene.portal();
        await portal.signIn(person);
        await portal.page.getByLabel('Remember this browser for 14 days').check();
        await portal.typeCode(appCode(secret));
        await portal.home();
        await portal.signOut();
        await portal.typePassword(person);
        await portal.home();
        await portal.press(/^Forget: /);
        await portal.page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
        await portal.says('None. Where a browser is remembered');
        await portal.signOut();
        await portal.typePassword(person);
        await portal.heading('Open your app').waitFor();
      }),
    );

    it.concurrent(
      'P1 S2: while a grace period runs, setting up can be put off until tomorrow',
      stage.journey(async (scene) => {
        const person = await stage.person({ terms: { graceDays: 7 } });
        const portal = await scene.portal(PHONE);
        await portal.signIn(person);
        await portal.says(/Please do it by .*: \d days left/);
        await portal.press('Remind me tomorrow');
        await portal.home();
        await portal.says('You have none yet.');
      }),
    );

    it.concurrent(
      'E05 E15 S15: changing how one signs in asks for a fresh proof; then rename, add, prefer and remove',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const secret = await stage.enrolled(person);
        const portal = await scene.portal();
        await portal.signIn(person);
        await portal.typeCode(appCode(secret));
        await portal.home();
        await stage.daysPassed(person.id);

        await portal.press('Rename: Mobile app, code');
        await portal.page.getByLabel('New name').fill('My blue phone');
        await portal.press('Save');
        await portal.heading('Verify once more').waitFor();
        await portal.typeCode(appCode(secret));
        await portal.says('My blue phone');
        await portal.press('Add a method');
        await portal.heading('What should be your second way?').waitFor();
        await portal.givePhone(person, TEXT);
        await portal.press('Verify now');
        await portal.typeCode(await phones.code(person.e164));
        await portal.says('Your new method is set up.');
        await portal.press('Make preferred: Authentication phone, text');
        await portal.press('Make preferred: My blue phone');
        await portal.press('Remove: Authentication phone, text');
        await portal.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
        await portal.button('Remove: Authentication phone, text').waitFor({ state: 'detached' });
        await portal.press('Remove: My blue phone');
        await portal.says('This is your last way to verify, and your organisation asks for one.');
      }),
    );

    it.concurrent(
      'S16: somebody finds a sign-in that was not theirs, and blocks the account',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const secret = await stage.enrolled(person);
        const portal = await scene.portal(PHONE);
        await portal.signIn(person);
        await portal.typeCode(appCode(secret));
        await portal.home();
        await portal.press(/^This was not me/);
        await portal.press('Report and block my account');
        await portal.says('Thank you for telling us. Your account is blocked now');
      }),
    );
  });
