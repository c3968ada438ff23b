import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoPhones } from '../../apps/api/src/delivery/demo-phones/demo-phones.service.js';
import { newestText, SEND_CODE, signIn, START_PHONE } from '../setup/acts.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const PHONE = { country: 'DE', number: '1512 3456780' };
const E164 = '+4915123456780';

describe('demo phones', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  it('S4 S10: a text is sent by "Verify now" only, arrives live, and its delivery is told to the page', async () => {
    await world.require([await world.person({ login: 'sam' })]);
    const client = world.client();
    await signIn(client, 'sam', PASSWORD);
    const arrivals = world.app.get(DemoPhones).arrivals();
    const arriving = arrivals.next();
    const { startPhoneEnrollment: begun } = await client.must<{
      startPhoneEnrollment: { handle: string; sent: boolean; phone: string };
    }>(START_PHONE, { phone: PHONE });
    expect(begun).toMatchObject({ sent: false, phone: '+49 1512 3456780' });
    expect(await world.test.query('SELECT 1 FROM outbox_message')).toEqual([]);

    const sent = await client.must(SEND_CODE, { handle: begun.handle });
    expect(sent).toMatchObject({ sendEnrollmentCode: { sent: true, delivery: expect.stringMatching(/queued|sent/) } });
    const text = await newestText(client, E164);
    expect((await arriving).value).toMatchObject({ demoTextArrived: { id: text.id, phone: E164, body: text.body } });
    await arrivals.return(undefined);
    const soon = await client.ask(SEND_CODE, { handle: begun.handle });
    expect(soon.error).toMatchObject({ code: 'send_too_soon', retryAt: expect.any(String) });
  });

  it.each([
    ['555-444-5555', 'phone_punctuation'],
    ['(555) 444 5555', 'phone_punctuation'],
  ])('S9: %s is refused with the field and a sentence that says so', async (number, code) => {
    const login = `typer ${number}`;
    await world.require([await world.person({ login })]);
    const client = world.client();
    await signIn(client, login, PASSWORD);
    const refused = await client.ask(START_PHONE, { phone: { country: 'US', number } });
    expect(refused.error).toMatchObject({ code, field: 'number', message: expect.stringContaining('Digits and spaces only') });
    for (const fine of ['5554445555', '555 444 5555']) await client.must(START_PHONE, { phone: { country: 'US', number: fine } });
  });

  it('texts older than a day are forgotten', async () => {
    await world.test.query(
      `INSERT INTO simulator_text (id, at, phone, body) VALUES (gen_random_uuid(), now() - interval '25 hours', '+1', 'old'),
              (gen_random_uuid(), now() - interval '23 hours', '+1', 'kept')`,
    );
    await world.app.get(DemoPhones).forgetOldTexts();
    expect(await world.test.query(`SELECT body FROM simulator_text WHERE phone = '+1'`)).toEqual([{ body: 'kept' }]);
  });
});
