import type { PolicyTerms } from '../../apps/api/src/policies/index.js';
import { appCode, codeIn, enrollApp, MY_METHODS, signIn, START_CHALLENGE, VERIFY_CHALLENGE } from '../setup/acts.js';
import type { Answer, GraphqlFailure, PortalClient } from '../setup/portal-client.js';
import { TestPhone } from '../setup/test-phone.js';
import { PASSWORD, type SigninWorld } from './signin-world.js';

export const ME = `{ viewer { state roles recovering owes skipUntil rememberDays freshUntil decisionId } }`;
export interface Me {
  readonly state: 'ANONYMOUS' | 'CHALLENGE' | 'ENROLL' | 'SIGNED_IN';
  readonly roles: string[];
  readonly recovering: boolean;
  readonly owes: string[];
  readonly skipUntil: string | null;
  readonly rememberDays: number;
  readonly freshUntil: string | null;
  readonly decisionId: string;
}
export const me = async (client: PortalClient): Promise<Me> => (await client.must<{ viewer: Me }>(ME)).viewer;

const START_PUSH = `mutation { startAppEnrollment(method: APP_NOTIFICATION) { handle device { code uri qrSvg } activated } }`;
const SEND = `mutation ($handle: ID!) { sendEnrollmentCode(handle: $handle) { number sent } }`;
const REDEEM = `mutation ($handle: ID!) { redeemEnrollment(handle: $handle) { enrollment { state } viewer { state } } }`;
const START_FRESH = `mutation ($methodId: ID!) { startFreshProof(methodId: $methodId) { handle state method } }`;
export const VERIFY_FRESH = `mutation ($handle: ID!, $code: String!) { verifyFreshProof(handle: $handle, code: $code) { viewer { state freshUntil } } }`;

export interface TwoFactors {
  readonly id: string;
  readonly login: string;
  readonly client: PortalClient;
  readonly secret: string;
}

/** People of one world, brought to where a test begins. */
export const peopleOf = (world: SigninWorld) => ({
  /** Required, with an app enrolled, signed in with two factors. */
  async withTwo(login: string, terms: Partial<PolicyTerms> = {}, methods?: readonly string[]): Promise<TwoFactors> {
    const id = await world.person({ login });
    await world.require([id], methods, terms);
    const client = world.client();
    await signIn(client, login, PASSWORD);
    const secret = await enrollApp(client);
    return { id, login, client, secret };
  },

  /** Nothing of this person is younger than a day, and no proof is fresh. */
  async settled(id: string): Promise<void> {
    await world.test.query(`UPDATE authenticator SET enrolled_at = enrolled_at - interval '2 days' WHERE person_id = $1`, [id]);
    await world.test.query(`UPDATE session SET proven_at = proven_at - interval '6 minutes' WHERE person_id = $1`, [id]);
  },

  /** Password, then the app, perhaps with the wish to be remembered. */
  async signInAgain({ id, login, secret }: TwoFactors, remember = false, client = world.client()): Promise<PortalClient> {
    await world.reuse(id);
    await signIn(client, login, PASSWORD);
    const handle = await challenged(client, 'APP_CODE');
    await client.must(
      `mutation ($handle: ID!, $code: String!, $remember: Boolean!) {
         verifyChallenge(handle: $handle, code: $code, remember: $remember) { viewer { state } } }`,
      { handle, code: appCode(secret), remember },
    );
    return client;
  },

  /** A fresh proof by the app. */
  async prove({ id, client, secret }: TwoFactors): Promise<GraphqlFailure | null> {
    await world.reuse(id);
    const { startFreshProof } = await client.must<{ startFreshProof: { handle: string } }>(START_FRESH, {
      methodId: await methodOf(client, 'APP_CODE'),
    });
    return (await client.ask(VERIFY_FRESH, { handle: startFreshProof.handle, code: appCode(secret) })).error;
  },

  /** Binds a text message to a number; the code is read from what waits to be sent. */
  async addPhone(id: string, client: PortalClient, number: string): Promise<Answer> {
    const { startPhoneEnrollment: begun } = await client.must<{ startPhoneEnrollment: { handle: string } }>(
      `mutation ($phone: PhoneInput!) { startPhoneEnrollment(method: TEXT_MESSAGE, phone: $phone) { handle } }`,
      { phone: { country: 'DE', number } },
    );
    await client.must(SEND, { handle: begun.handle });
    const [text] = (await world.sent(id)).filter(({ kind }) => kind === 'text-message');
    return client.ask(
      `mutation ($handle: ID!, $code: String!) { verifyEnrollment(handle: $handle, code: $code) { viewer { state owes } } }`,
      { handle: begun.handle, code: codeIn(text?.content['body'] ?? '') },
    );
  },

  /** Makes a phone this person's device, from the picture to what the page takes up. */
  async addDevice(client: PortalClient, phone = new TestPhone(world.client())): Promise<TestPhone> {
    const { startAppEnrollment: begun } = await client.must<{
      startAppEnrollment: { handle: string; device: { code: string } };
    }>(START_PUSH);
    const activated = await phone.activate(begun.device.code);
    if (activated.error) throw new Error(activated.error.code);
    const { sendEnrollmentCode } = await client.must<{ sendEnrollmentCode: { number: string } }>(SEND, { handle: begun.handle });
    const request = await phone.poll();
    if (!request) throw new Error('no request waits for the phone');
    const sent = await phone.send(phone.answer(request, 'authenticate', sendEnrollmentCode.number));
    if (sent.error) throw new Error(sent.error.code);
    await client.must(REDEEM, { handle: begun.handle });
    return phone;
  },
});

export const methodOf = async (client: PortalClient, method: string): Promise<string> => {
  const { myMethods } = await client.must<{ myMethods: { id: string; method: string }[] }>(MY_METHODS);
  const found = myMethods.find((one) => one.method === method);
  if (!found) throw new Error(`no ${method} is enrolled`);
  return found.id;
};

/** Begins the challenge of a half-session by one method; returns its handle. */
export const challenged = async (client: PortalClient, method: string): Promise<string> => {
  const methodId = await methodOf(client, method);
  const { startChallenge } = await client.must<{ startChallenge: { handle: string } }>(START_CHALLENGE, { methodId });
  return startChallenge.handle;
};

/** Password and app code to the end of a sign-in. */
export const passByApp = async (client: PortalClient, secret: string): Promise<Answer> => {
  const handle = await challenged(client, 'APP_CODE');
  return client.ask(VERIFY_CHALLENGE, { handle, code: appCode(secret) });
};
