import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appCode } from '../setup/acts.js';
import { Accessible } from './portal/accessible.js';
import { AuthenticatorPage } from './portal/authenticator-page.js';
import { DemoPhones } from './portal/demo-phones.js';
import { Languages } from './portal/languages.js';
import { PortalPage } from './portal/portal-page.js';
import { scriptsOf } from './portal/scripts.js';
import { DESK, PHONE, picture } from './portal/scene.js';
import { Stage } from './portal/stage.js';

const KILOBYTE = 1024;
/** Colours change at once. */
const STILL = { reducedMotion: 'reduce' } as const;

describe('every page: what the axe checker says, in which language it is, and how much it loads', () => {
  const stage = new Stage();
  let phones: DemoPhones;
  beforeAll(async () => {
    await stage.openWithPeople();
    phones = new DemoPhones(stage.client());
  });
  afterAll(() => stage.close());

  it.concurrent(
    'S3 S4: nothing serious on the demo phones, light and dark',
    stage.journey(async (scene) => {
      // The first numbers that are heard of have a phone on the page: this test goes first.
      const axe = new Accessible('light and dark');
      const caller = await stage.person();
      const calls = await scene.portal();
      await calls.beginSetup(caller);
      await calls.givePhone(caller, 'Send me a text with a code');
      await calls.press('Verify now');
      await phones.code(caller.e164);
      const demo = await scene.page(STILL);
      await demo.goto('/simulator');
      const phone = demo.getByRole('region', { name: caller.e164.slice(1) });
      await phone.getByRole('button', { name: /^Copy code/ }).waitFor();
      await axe.check(demo, 'demo phones');
      await stage.waitedEnough(caller);
      await calls.press('Wrong number?');
      await calls.page.getByLabel('Call me').check();
      await calls.press('Next');
      await calls.press('Verify now');
      await phone.getByRole('button', { name: 'Answer' }).click();
      await phone.getByRole('button', { name: 'Hang up' }).waitFor();
      await axe.check(demo, 'demo phones, a call');
      await picture(demo, 'simulator', true);
      await phone.getByRole('button', { name: 'Hang up' }).click();
      await demo.getByRole('button', { name: /^Mail/ }).click();
      await axe.check(demo, 'demo phones, mail');
      expect(axe.faults).toEqual([]);
    }),
  );

  it.concurrent(
    'S2 S9 S12: nothing serious from the sign-in to the last page of the wizard, light and dark',
    stage.journey(async (scene) => {
      const axe = new Accessible('light and dark');
      const person = await stage.person({}, ({ officePhone }) => Boolean(officePhone));
      const portal = await scene.portal(PHONE, STILL);
      const check = (where: string) => axe.check(portal.page, where);
      await portal.open();
      await check('sign-in');
      await portal.press('Sign in');
      await check('sign-in with a mistake');
      await portal.typePassword(person);
      await portal.button('Set it up now').waitFor();
      await check('prompt');
      await portal.press('Set it up now');
      await portal.heading('How should we contact you?').waitFor();
      await check('choose');
      await portal.choose('Office phone');
      await portal.heading('Your office phone').waitFor();
      await check('office phone');
      await portal.press('Choose another way');
      await portal.choose('Authentication phone');
      await portal.page.getByRole('combobox', { name: 'Country or region' }).click();
      await check('countries');
      await portal.page.keyboard.press('Escape');
      await portal.press('Choose another way');
      await portal.givePhone(person, 'Call me');
      await check('confirm the number');
      await portal.press('Verify now');
      await portal.says('Your phone is ringing…');
      await portal.press('I didn’t get it');
      await check('call');
      await phones.decline(person.e164);
      await portal.press('Wrong number?');
      await portal.press('Choose another way');
      await portal.choose('Mobile app');
      await check('kinds of app');
      await portal.page.getByLabel('Receive a notification').check();
      await portal.press('Set up');
      await portal.press('Can’t scan it?');
      await check('connect the phone');
      await portal.press('Choose another way');
      await portal.chooseAppMode('Use a code');
      await portal.typeCode('000000');
      await portal.says('That code didn’t match.');
      await check('app code with a mistake');
      expect(axe.faults).toEqual([]);
    }),
  );

  it.concurrent(
    'S13 S14 S15: nothing serious from the second way to the next sign-in, light and dark',
    stage.journey(async (scene) => {
      const axe = new Accessible('light and dark');
      const person = await stage.person({ methods: ['APP_CODE'], terms: { appPasswordDays: 90, rememberDays: 14 } });
      const portal = await scene.portal(DESK, STILL);
      const check = (where: string) => axe.check(portal.page, where);
      await portal.beginSetup(person);
      await portal.choose('Mobile app');
      await portal.typeCode(appCode(await portal.secret()));
      await portal.heading('If you lose this phone, how do you get in?').waitFor();
      await check('backup');
      await portal.press(/^Print recovery codes/);
      await portal.heading('Your recovery codes').waitFor();
      await check('recovery codes');
      await portal.press('I have kept them');
      await portal.press('Yes, make a password for it');
      await portal.page.getByLabel('Which program is it for?').fill('Mail');
      await check('older programs');
      await portal.press('Make the password');
      await portal.heading('Your app password').waitFor();
      await check('app password');
      await portal.press('Continue');
      await portal.heading('You’re all set').waitFor();
      await check('done');
      await portal.home();
      await check('my verification methods');
      await stage.daysPassed(person.id);
      await portal.press('Rename: Mobile app, code');
      await check('rename');
      await portal.press('Save');
      await portal.heading('Verify once more').waitFor();
      await check('fresh proof');
      await portal.page.reload();
      await portal.signOut();
      await portal.typePassword(person);
      await portal.heading('Open your app').waitFor();
      await check('challenge');
      await portal.press('Use another way');
      await portal.heading('Check that it’s you').waitFor();
      await check('other ways');
      await portal.press('Use a recovery code');
      await portal.heading('Use a recovery code').waitFor();
      await check('recovery code');
      expect(axe.faults).toEqual([]);
    }),
  );

  it.concurrent(
    'S6: nothing serious on the authenticator, light and dark',
    stage.journey(async (scene) => {
      const axe = new Accessible('light and dark');
      const person = await stage.person();
      const portal = await scene.portal();
      const phone = await scene.pocket(STILL);
      const check = (where: string) => axe.check(phone.page, `authenticator, ${where}`);
      await phone.page.goto('/authenticator');
      await phone.page.getByRole('heading', { name: 'Authenticator' }).waitFor();
      await check('empty');
      await phone.page.getByRole('button', { name: 'Settings' }).click();
      await phone.page.getByRole('heading', { name: 'Settings' }).waitFor();
      await check('settings');
      await portal.beginSetup(person);
      await portal.chooseAppMode('Receive a notification');
      await phone.connect(portal, () => check('connect'));
      await check('list');
      await portal.press('Contact me');
      await phone.asked('Finish setting up this phone?');
      await check('request');
      await phone.page.getByRole('button', { name: 'Deny and report fraud' }).click();
      await check('report of fraud');
      await phone.page.getByRole('button', { name: 'Go back' }).click();
      await phone.approve(await portal.digits());
      await phone.page.getByRole('heading', { name: 'Authenticated' }).waitFor();
      await check('answered');
      expect(axe.faults).toEqual([]);
    }),
  );

  it.concurrent(
    'P1 A1 F1: nothing serious on the pages of the console',
    stage.journey(async (scene) => {
      const axe = new Accessible();
      const person = await stage.person();
      await stage.enrolled(person);
      const page = await scene.pageOf(stage.admin, STILL);
      const places: readonly (readonly [path: string, heading: string, ready: string | RegExp])[] = [
        ['/people', 'People', person.name],
        [`/people/${person.id}/show`, person.name, 'Facts'],
        ['/policies', 'Policies', 'Console operators'],
        ['/policies/create', 'New policy', 'Methods that may be used'],
        ['/directories', 'Directories', /Sync now/],
        ['/providers', 'Providers', 'SMTP'],
        ['/fraud', 'Fraud reports', 'No reports here'],
        ['/audit', 'Audit log', /signed in/],
        ['/roles', 'Roles', 'Tessera Admins'],
      ];
      await page.goto('/console');
      await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
      await page
        .getByText(/signed in/)
        .first()
        .waitFor();
      await axe.check(page, '/');
      for (const [path, heading, ready] of places) {
        await page.evaluate(`history.pushState({}, '', '/console${path}'); dispatchEvent(new PopStateEvent('popstate'))`);
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await page.getByText(ready).first().waitFor();
        await axe.check(page, path);
      }
      expect(axe.faults).toEqual([]);
    }),
  );

  it.concurrent(
    'S2 S9: in each of the five languages nothing English is left on the sign-in and in the wizard',
    stage.journey(async (scene) => {
      const person = await stage.person({ terms: { graceDays: 7 } }, ({ officePhone }) => Boolean(officePhone));
      const portal = await scene.portal();
      const languages = new Languages(portal.page, ['Meridian Instruments', person.name, person.login]);
      await portal.open();
      await languages.compare('sign-in');
      await portal.typePassword(person);
      await portal.button('Set it up now').waitFor();
      await languages.compare('prompt');
      await portal.press('Set it up now');
      await portal.heading('How should we contact you?').waitFor();
      await languages.compare('choose');
      await portal.choose('Office phone');
      await portal.heading('Your office phone').waitFor();
      await languages.compare('office phone');
      await portal.press('Choose another way');
      await portal.choose('Mobile app');
      await portal.button('Set up').waitFor();
      await languages.compare('kinds of app');
      await portal.page.getByLabel('Receive a notification').check();
      await portal.press('Set up');
      await portal.press('Can’t scan it?');
      await languages.compare('connect the phone');
      await portal.press('Choose another way');
      await portal.givePhone(person, 'Send me a text with a code');
      await languages.compare('confirm the number');
      await portal.press('Verify now');
      await portal.says('The text was delivered.');
      await portal.press('I didn’t get it');
      await portal.typeCode('000000');
      await portal.says('That code didn’t match.');
      await languages.compare('code with a mistake');
      await portal.typeCode(await phones.code(person.e164));
      await portal.heading('If you lose this phone, how do you get in?').waitFor();
      await languages.compare('backup');
      await portal.press('Skip for now');
      await portal.heading('You’re all set').waitFor();
      await languages.compare('done');
      expect(languages.english).toEqual([]);
    }),
  );

  it.concurrent(
    'S12: from sign-in to done the portal loads less than 150 KB of scripts, the authenticator opens with less than 80 KB, and neither loads the console',
    stage.journey(async (scene) => {
      const person = await stage.person();
      const [page, app] = [await scene.page(), await scene.page({ viewport: PHONE })];
      const [portal, phone] = [new PortalPage(page), new AuthenticatorPage(app)];
      const [portalScripts, appScripts] = [scriptsOf(page), scriptsOf(app)];
      await app.goto('/authenticator');
      await app.getByRole('button', { name: 'Add account' }).waitFor();
      expect((await appScripts()).bytes).toBeLessThan(80 * KILOBYTE);
      await portal.beginSetup(person);
      await portal.chooseAppMode('Receive a notification');
      await phone.connect(portal);
      await portal.press('Contact me');
      await phone.asked('Finish setting up this phone?');
      await phone.approve(await portal.digits());
      await portal.skipTheRest();
      await portal.home();
      const loaded = { portal: await portalScripts(), authenticator: await appScripts() };
      expect(loaded.portal.bytes).toBeLessThan(150 * KILOBYTE);
      expect(loaded.authenticator.bytes).toBeLessThan(100 * KILOBYTE);
      const names = [...loaded.portal.names, ...loaded.authenticator.names];
      expect(names.length).toBeGreaterThan(4);
      expect(names.filter((name) => name.startsWith('console'))).toEqual([]);
    }),
  );

  it('J01: no page had an error or broke the content security policy', () => {
    expect(stage.problems).toEqual([]);
  });
});
