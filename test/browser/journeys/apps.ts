import { describe, expect, it } from '@jest/globals';
import { appCode } from '../../setup/acts.js';
import { AuthenticatorPage } from '../portal/authenticator-page.js';
import { PortalPage } from '../portal/portal-page.js';
import { DESK, PHONE, picture } from '../portal/scene.js';
import type { Cast, Stage } from '../portal/stage.js';

const NOTIFICATION = 'Receive a notification';

export const appJourneys = (stage: Stage): void =>
  describe('the mobile app in a real browser: notifications and codes', () => {
    /** From the password to the home page, the phone in a second browser. */
    async function enrollPhone(person: Cast, portal: PortalPage, phone: AuthenticatorPage): Promise<void> {
      await portal.beginSetup(person);
      await portal.chooseAppMode(NOTIFICATION);
      await phone.connect(portal);
      await portal.heading('Your phone is connected').waitFor();
      await portal.press('Contact me');
      await phone.asked('Finish setting up this phone?');
      await phone.approve(await portal.digits());
      await portal.skipTheRest();
      await portal.home();
      await phone.close();
    }

    it.concurrent(
      'S6 S12: at a desk a phone is connected by its link, and approves the next sign-in by the two digits',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const [portal, phone] = [await scene.portal(DESK), await scene.pocket()];
        await enrollPhone(person, portal, phone);
        await picture(portal.page, 'methods', true);
        await portal.signOut();
        await portal.typePassword(person);
        await portal.heading('Check your phone').waitFor();
        const digits = await portal.digits();
        await picture(portal.page, 'app-notification');
        await phone.asked();
        await picture(phone.page, 'authenticator');
        await phone.approve(digits);
        await portal.home();
      }),
    );

    it.concurrent(
      'S6 D03 D06: a wrong number and a denial end the request, at phone size',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const [portal, phone] = [await scene.portal(PHONE), await scene.pocket()];
        await enrollPhone(person, portal, phone);
        await portal.signOut();
        await portal.typePassword(person);
        const digits = await portal.digits();
        await phone.asked();
        await phone.approve(digits === '10' ? '11' : '10');
        await phone.page.getByRole('heading', { name: 'That didn’t work' }).waitFor();
        await phone.close();
        await portal.heading('That didn’t work').waitFor();
        await portal.press('Start again');
        await portal.press('Send a notification to my app');
        await phone.asked();
        await phone.deny();
        await portal.heading('The request was denied').waitFor();
      }),
    );

    it.concurrent(
      'S6 S16 D09: a request reported as fraud signs out everywhere and blocks until the admin unblocks',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const [portal, phone, elsewhere] = [await scene.portal(DESK), await scene.pocket(), await scene.portal(PHONE)];
        await enrollPhone(person, portal, phone);
        await elsewhere.signIn(person);
        await phone.asked();
        await phone.reportFraud();
        await elsewhere.heading('Sign in').waitFor();
        await portal.page.reload();
        await portal.heading('Sign in').waitFor();
        await portal.typePassword(person);
        await portal.says('Your account is blocked because a sign-in was reported as fraud.');

        const console = await scene.pageOf(stage.admin);
        await console.goto('/console/fraud');
        await console.getByRole('row', { name: new RegExp(person.login) }).waitFor();
        await picture(console, 'fraud');
        await console.getByRole('button', { name: `Unblock ${person.name}` }).click();
        await console.getByLabel('Reason').fill('Called the person back; the password is changed');
        await console
          .getByRole('dialog')
          .getByRole('button', { name: `Unblock ${person.name}` })
          .click();
        await console.getByText('Unblocked', { exact: false }).first().waitFor();
        await portal.typePassword(person);
        await portal.heading('Check your phone').waitFor();
      }),
    );

    it.concurrent(
      'S7 S12: an app with codes at phone size, the secret typed by hand; then password and code in one step',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await portal.chooseAppMode('Use a code');
        const secret = await portal.secret();
        await portal.typeCode(appCode(secret));
        await portal.skipTheRest();
        await portal.home();
        await portal.signOut();
        await stage.daysPassed(person.id);
        await portal.press('I have a code from my app');
        await portal.page.getByLabel('Code from my app').fill(appCode(secret));
        await portal.typePassword(person);
        await portal.home();
      }),
    );

    it.concurrent(
      'S7 S12: at a desk the codes are kept by the authenticator of the product, which shows the right ones',
      stage.journey(async (scene) => {
        const person = await stage.person({ methods: ['APP_CODE'] });
        const [portal, phone] = [await scene.portal(DESK), await scene.pocket()];
        await portal.beginSetup(person);
        await portal.choose('Mobile app');
        const secret = await portal.secret();
        await phone.addKey(secret, person.login);
        await portal.typeCode(await phone.code());
        await portal.skipTheRest();
        await portal.home();
        await portal.signOut();
        await stage.daysPassed(person.id);
        await portal.typePassword(person);
        await portal.heading('Open your app').waitFor();
        await phone.page.context().setOffline(true);
        await portal.typeCode(await phone.code());
        await portal.home();
        expect([appCode(secret, -1), appCode(secret)]).toContain(await phone.code());
      }),
    );
  });
