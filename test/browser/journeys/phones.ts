import { beforeAll, describe, expect, it } from '@jest/globals';
import { otherCode } from '../../setup/acts.js';
import { DemoPhones } from '../portal/demo-phones.js';
import { DESK, PHONE, picture } from '../portal/scene.js';
import type { Stage } from '../portal/stage.js';

const TEXT = 'Send me a text with a code';
const CALL = 'Call me';

export const phonesJourneys = (stage: Stage): void =>
  describe('texts, calls and the office phone in a real browser', () => {
    let phones: DemoPhones;
    beforeAll(() => {
      phones = new DemoPhones(stage.client());
    });

    it.concurrent(
      'S1 S4: at phone size a text enrolls, and the next sign-in is answered by replying to the text',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await picture(portal.page, 'portal-choose');
        await portal.givePhone(person, TEXT);
        await portal.press('Verify now');
        await portal.typeCode(await phones.code(person.e164));
        await portal.skipTheRest();
        await portal.home();
        await portal.signOut();

        await portal.typePassword(person);
        await portal.heading('Check your phone').waitFor();
        await phones.reply(person.e164, await phones.code(person.e164));
        await portal.home();
        await portal.says('with: Authentication phone, text');
      }),
    );

    it.concurrent(
      'S1 S4: at a desk a reply enrolls, and the next sign-in is answered by typing, after a wrong code',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(DESK);
        await portal.beginSetup(person);
        await portal.givePhone(person, TEXT);
        await portal.press('Verify now');
        await portal.heading('Check your phone').waitFor();
        await phones.reply(person.e164, await phones.code(person.e164));
        await portal.skipTheRest();
        await portal.home();
        await portal.signOut();

        await portal.typePassword(person);
        await portal.heading('Check your phone').waitFor();
        const code = await phones.code(person.e164);
        await portal.typeCode(otherCode(code));
        await portal.says('4 tries left.');
        await portal.typeCode(code);
        await portal.home();
      }),
    );

    it.concurrent(
      'S3 S10 C06: a voicemail and a declined call prove nothing; answering and # does',
      stage.journey(async (scene) => {
        const person = await stage.person();
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await portal.givePhone(person, CALL);
        await portal.press('Verify now');
        await portal.heading('Answer the call').waitFor();
        await phones.voicemail(person.e164);
        await portal.heading('That didn’t work').waitFor();
        await stage.waitedEnough(person);
        await portal.press('Start again');
        await portal.press('Next');
        await portal.press('Verify now');
        await portal.says('Your phone is ringing…');
        await picture(portal.page, 'call');
        const call = await phones.answer(person.e164);
        await portal.says('You answered. Listen to the voice.');
        await phones.press(call, '#');
        await portal.skipTheRest();
        await portal.home();
        await portal.signOut();

        await portal.typePassword(person);
        await portal.heading('Answer the call').waitFor();
        await phones.decline(person.e164);
        await portal.says('The line is busy. You can have us call again.');
        await portal.press('I didn’t get it');
        await portal.says('Call: the line was busy');
        await stage.waitedEnough(person);
        await portal.page.reload();
        await portal.press('Call me again');
        await phones.press(await phones.answer(person.e164), '#');
        await portal.home();
      }),
    );

    it.concurrent(
      'S3 S10: where policy says so, a call asks for the two digits that the page shows',
      stage.journey(async (scene) => {
        const person = await stage.person({ methods: ['VOICE_CALL'], terms: { digitsOnCalls: true } });
        const portal = await scene.portal();
        await portal.beginSetup(person);
        await portal.choose('Authentication phone');
        await portal.country('Germany');
        await portal.page.getByLabel('Mobile number').fill(person.number);
        await portal.press('Next');
        await portal.press('Verify now');
        await portal.heading('Answer the call').waitFor();
        const digits = await portal.digits();
        await phones.press(await phones.answer(person.e164), `${digits}#`);
        await portal.skipTheRest();
      }),
    );

    it.concurrent(
      'S5 S11: the office phone comes from the directory; Contact me calls it at once',
      stage.journey(async (scene) => {
        const person = await stage.person({}, ({ officePhone }) => officePhone?.startsWith('+44') ?? false);
        const portal = await scene.portal();
        await portal.beginSetup(person);
        await portal.choose('Office phone');
        await portal.says('This number comes from your organisation’s directory.');
        await portal.press('Contact me');
        await portal.heading('Answer the call').waitFor();
        await phones.press(await phones.answer(person.officePhone?.replaceAll(' ', '') ?? ''), '#');
        await portal.skipTheRest();
        await portal.says('Next time you sign in, we call your office phone after your password.');
      }),
    );

    it.concurrent(
      'S5 S11: another office number with an extension, where policy lets it be typed',
      stage.journey(async (scene) => {
        const person = await stage.person({ terms: { officePhoneEditable: true } });
        const portal = await scene.portal(PHONE);
        await portal.beginSetup(person);
        await portal.choose('Office phone');
        await portal.country('Germany');
        await portal.page.getByLabel('Office number').fill('30 901820');
        await portal.page.getByLabel('Extension').fill('x7');
        await portal.press('Contact me');
        await portal.says('An extension has 1 to 8 digits. Type only those.');
        await portal.page.getByLabel('Extension').fill('204');
        await portal.press('Contact me');
        await portal.heading('Answer the call').waitFor();
        const call = await phones.answer('+4930901820');
        expect(await phones.said(call, '+4930901820')).toContain('☎ 204');
        await phones.press(call, '#');
        await portal.skipTheRest();
      }),
    );
  });
