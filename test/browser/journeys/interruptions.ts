import { beforeAll, describe, expect, it } from '@jest/globals';
import { appCode, otherCode } from '../../setup/acts.js';
import { DemoPhones } from '../portal/demo-phones.js';
import { typeByKeyboard } from '../portal/keyboard.js';
import { PortalPage } from '../portal/portal-page.js';
import { DESK, PHONE } from '../portal/scene.js';
import type { Cast, Stage } from '../portal/stage.js';

const TEXT = 'Send me a text with a code';

export const interruptionJourneys = (stage: Stage): void =>
  describe('what comes between, in a real browser', () => {
    let phones: DemoPhones;
    beforeAll(() => {
      phones = new DemoPhones(stage.client());
    });
    const askForText = async (portal: PortalPage, person: Cast): Promise<string> => {
      await portal.beginSetup(person);
      await portal.givePhone(person, TEXT);
      await portal.press('Verify now');
      return phones.code(person.e164);
    };

    it.concurrent(
      'S1 S4: a text enrollment by keyboard alone takes fewer than eight requests from the password on',
      stage.journey(async (scene) => {
        const person = await stage.person({ methods: ['TEXT_MESSAGE'] });
        const portal = await scene.portal();
        await portal.open();
        const asked: string[] = [];
        portal.page.on('request', (request) => {
          if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
          asked.push(/(?:query|mutation) (\w+)/.exec(request.postData() ?? '')?.[1] ?? '?');
        });
        const { press, type, reach } = typeByKeyboard(portal.page);
        await reach('Login');
        await type(person.login);
        await reach('Password');
        await type('demo-password');
        await press('Enter');
        await portal.button('Set it up now').waitFor();
        await reach('Set it up now');
        await press('Enter');
        await portal.heading('How should we contact you?').waitFor();
        await reach(/^Authentication phone/);
        await press('Enter');
        await portal.heading('Your authentication phone').waitFor();
        await reach('Country or region');
        await type('Germany');
        await press('Enter');
        await reach('Mobile number');
        await type(person.number);
        await press('Enter');
        await portal.heading('Is this your number?').waitFor();
        await reach('Verify now');
        await press('Enter');
        await portal.heading('Check your phone').waitFor();
        const code = await phones.code(person.e164);
        await reach('6-digit code');
        await type(code);
        await portal.heading('If you lose this phone, how do you get in?').waitFor();
        expect(asked.length).toBeLessThan(8);
        await reach('Skip for now');
        await press('Enter');
        await portal.heading('You’re all set').waitFor();
      }),
    );

    it.concurrent(
      'S10 E06: a reload in the middle goes on where it was, at every step',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await portal.givePhone(person, TEXT);
        await portal.page.reload();
        await portal.heading('Is this your number?').waitFor();
        await portal.press('Verify now');
        await portal.heading('Check your phone').waitFor();
        const code = await phones.code(person.e164);
        await portal.page.reload();
        await portal.typeCode(code);
        await portal.heading('If you lose this phone, how do you get in?').waitFor();
        await portal.page.reload();
        await portal.skipTheRest();
        await portal.home();
        await portal.page.reload();
        await portal.home();
      }),
    );

    it.concurrent(
      'E03 E06: a second tab shares the sign-in: it takes the setup up, and the first one follows',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal();
        const code = await askForText(portal, person);
        const second = new PortalPage(await portal.page.context().newPage());
        await second.page.goto('/');
        await second.heading('Check your phone').waitFor();
        await second.typeCode(code);
        await second.skipTheRest();
        await portal.heading('My verification methods').or(portal.button('Skip for now')).waitFor();
      }),
    );

    it.concurrent(
      'S4 E03: two people at once do not meet: each has their own code',
      stage.journey(async (scene) => {
        const people = [await stage.person(), await stage.person()] as const;
        const portals = [await scene.portal(PHONE), await scene.portal(DESK)] as const;
        const codes = await Promise.all([askForText(portals[0], people[0]), askForText(portals[1], people[1])]);
        if (codes[0] !== codes[1]) {
          await portals[0].typeCode(codes[1]);
          await portals[0].says('That code didn’t match.');
        }
        await Promise.all(portals.map((portal, index) => portal.typeCode(codes[index] ?? '')));
        await Promise.all(portals.map((portal) => portal.skipTheRest()));
        await Promise.all(portals.map((portal) => portal.home()));
        for (const [index, portal] of portals.entries()) await portal.says(people[index]?.name ?? '');
      }),
    );

    it.concurrent(
      'A13: when a code has expired the page says so by itself, and setting up again works',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await askForText(portal, person);
        await stage.timePassed(person.id);
        await portal.heading('That took too long').waitFor();
        await portal.press('Start again');
        await stage.waitedEnough(person);
        await portal.press('Next');
        await portal.press('Verify now');
        await portal.typeCode(await phones.code(person.e164));
        await portal.skipTheRest();
      }),
    );

    it.concurrent(
      'A01 A13: wrong codes to the limit end the request; too many of them pause the second factor',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const secret = await stage.enrolled(person);
        const portal = await scene.portal();
        await portal.signIn(person);
        const wrong = otherCode(otherCode(appCode(secret)));
        for (const left of [4, 3, 2, 1]) {
          await portal.typeCode(wrong);
          await portal.says(left === 1 ? '1 try left.' : `${left} tries left.`);
        }
        await portal.typeCode(wrong);
        await portal.press('Start again');
        await portal.press(/^Use a code from my app/);
        for (let guess = 0; guess < 4; guess += 1) {
          await portal.typeCode(wrong);
          await portal.says(guess === 3 ? '1 try left.' : `${4 - guess} tries left.`);
        }
        await portal.typeCode(wrong);
        await portal.press('Start again');
        await portal.press(/^Use a code from my app/);
        await portal.says('Too many wrong answers.');
        await portal.says(/Try again in \d+ minutes/);
      }),
    );

    it.concurrent(
      'S3 S16 D09: 0# on a call that was not expected reports fraud, and nobody gets in any more',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal();
        await portal.beginSetup(person);
        await portal.givePhone(person, 'Call me');
        await portal.press('Verify now');
        await phones.press(await phones.answer(person.e164), '0#');
        await portal.heading('Sign in').waitFor();
        await portal.typePassword(person);
        await portal.says('Your account is blocked because a sign-in was reported as fraud.');
      }),
    );

    it.concurrent(
      'S4 S16 D09: replying 0 to a text that was not expected reports fraud',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await askForText(portal, person);
        await phones.reply(person.e164, '0');
        await portal.heading('Sign in').waitFor();
        await portal.typePassword(person);
        await portal.says('Your account is blocked because a sign-in was reported as fraud.');
      }),
    );
  });
