import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appCode } from '../setup/acts.js';
import { Accessible } from './portal/accessible.js';
import { AuthenticatorPage } from './portal/authenticator-page.js';
import { DemoPhones } from './portal/demo-phones.js';
import { PortalPage } from './portal/portal-page.js';
import { DESK, PHONE, Stage } from './portal/stage.js';

describe('what the axe checker says', () => {
  const stage = new Stage();
  let phones: DemoPhones;
  beforeAll(async () => {
    await stage.openWithPeople();
    phones = new DemoPhones(stage.client());
  });
  afterAll(() => stage.close());

  it(
    'S2 S9 S12: nothing serious on any page of the portal, light and dark',
    stage.journey(async () => {
      const axe = new Accessible(['light', 'dark']);
      const person = await stage.person({ terms: { appPasswordDays: 90, rememberDays: 14 } });
      const portal = new PortalPage(await stage.page({ viewport: PHONE, reducedMotion: 'reduce' }));
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
      const secret = await portal.secret();
      await portal.typeCode('000000');
      await portal.says('That code didn’t match.');
      await check('app code with a mistake');
      await portal.typeCode(appCode(secret));
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
      await portal.press('Cancel');
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

  it(
    'S6: nothing serious on the authenticator and on the demo phones',
    stage.journey(async () => {
      const axe = new Accessible(['light', 'dark']);
      const person = await stage.person();
      const portal = new PortalPage(await stage.page());
      const phone = new AuthenticatorPage(await stage.page({ viewport: PHONE, reducedMotion: 'reduce' }));
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

      const caller = await stage.person();
      const calls = new PortalPage(await stage.page());
      await calls.beginSetup(caller);
      await calls.givePhone(caller, 'Send me a text with a code');
      await calls.press('Verify now');
      await phones.code(caller.e164);
      const demo = await stage.page({ viewport: DESK, reducedMotion: 'reduce' });
      await demo.goto('/simulator');
      await demo.getByRole('button', { name: /^Copy code/ }).waitFor();
      await axe.check(demo, 'demo phones');
      await stage.waitedEnough(caller);
      await calls.press('Wrong number?');
      await calls.page.getByLabel('Call me').check();
      await calls.press('Next');
      await calls.press('Verify now');
      await demo.getByRole('button', { name: 'Answer' }).click();
      await demo.getByRole('button', { name: 'Hang up' }).waitFor();
      await axe.check(demo, 'demo phones, a call');
      await stage.picture(demo, 'simulator', true);
      await demo.getByRole('button', { name: 'Hang up' }).click();
      await demo.getByRole('button', { name: /^Mail/ }).click();
      await axe.check(demo, 'demo phones, mail');
      expect(axe.faults).toEqual([]);
    }),
  );

  it(
    'P1 A1 F1: nothing serious on the pages of the console',
    stage.journey(async () => {
      const axe = new Accessible();
      const person = await stage.person();
      await stage.enrolled(person);
      const page = await stage.pageOf(stage.admin, { reducedMotion: 'reduce' });
      const places: readonly (readonly [path: string, ready: string | RegExp])[] = [
        ['/console', /people/i],
        ['/console/people', person.name],
        [`/console/people/${person.id}/show`, 'Facts'],
        ['/console/policies', 'Console operators'],
        ['/console/policies/create', 'Methods that may be used'],
        ['/console/directories', /Sync now/],
        ['/console/providers', 'Demo phones'],
        ['/console/fraud', 'Fraud reports'],
        ['/console/audit', /signed in/],
        ['/console/roles', 'Tessera Admins'],
      ];
      for (const [path, ready] of places) {
        await page.goto(path);
        await page.getByText(ready).first().waitFor();
        await axe.check(page, path);
      }
      expect(axe.faults).toEqual([]);
    }),
  );

  it('J01: no page had an error or broke the content security policy', () => {
    expect(stage.problems).toEqual([]);
  });
});
