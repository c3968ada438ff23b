import { generateSync } from 'otplib';
import type { PortalClient } from './portal-client.js';

export const DEMO_PASSWORD = 'demo-password';

/** A code of an authenticator app, `ahead` steps from now: a step is good once, so a second code is taken from the next. */
export const appCode = (secret: string, ahead = 0): string =>
  generateSync({ secret: secret.replaceAll(' ', ''), epoch: Math.floor(Date.now() / 1000) + ahead * 30 });

/** A six-digit string that is certainly not the given one. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

export const SIGN_IN = `mutation ($login: String!, $password: String!, $appCode: String) {
  signIn(login: $login, password: $password, appCode: $appCode) { viewer { state displayName roles reason decisionId } } }`;
export const VIEWER = `{ viewer { state displayName login roles decisionId } }`;
export const START_APP = `mutation { startAppEnrollment(method: APP_CODE) { handle state app { secret uri qrSvg account issuer } } }`;
export const START_PHONE = `mutation ($phone: PhoneInput!, $method: Method! = TEXT_MESSAGE) {
  startPhoneEnrollment(method: $method, phone: $phone) { handle state phone extension sent sendsLeft } }`;
export const SEND_CODE = `mutation ($handle: ID!) { sendEnrollmentCode(handle: $handle) { handle sent sendsLeft resendAt number delivery { kind state } } }`;
export const VERIFY_ENROLLMENT = `mutation ($handle: ID!, $code: String!) {
  verifyEnrollment(handle: $handle, code: $code) { enrollment { state } viewer { state roles displayName } } }`;
export const MY_METHODS = `{ myMethods { id method hint preferred } }`;
export const START_CHALLENGE = `mutation ($methodId: ID!) { startChallenge(methodId: $methodId) { handle method hint sendsLeft triesLeft } }`;
export const VERIFY_CHALLENGE = `mutation ($handle: ID!, $code: String!) { verifyChallenge(handle: $handle, code: $code) { viewer { state roles } } }`;

interface Step {
  signIn: { viewer: { state: string; displayName: string; roles: string[]; reason: string | null; decisionId: string } };
}

/** First factor. */
export const signIn = async (client: PortalClient, login: string, password = DEMO_PASSWORD): Promise<Step['signIn']['viewer']> =>
  (await client.must<Step>(SIGN_IN, { login, password })).signIn.viewer;

/** Sets up an authenticator app from the prompt to the full session; returns its secret. */
export async function enrollApp(client: PortalClient): Promise<string> {
  const { startAppEnrollment: begun } = await client.must<{ startAppEnrollment: { handle: string; app: { secret: string } } }>(
    START_APP,
  );
  await client.must(VERIFY_ENROLLMENT, { handle: begun.handle, code: appCode(begun.app.secret) });
  return begun.app.secret;
}

/** The newest text that a demo phone received, waited for without looking at the clock of the test. */
export async function newestText(
  client: PortalClient,
  phone: string,
  seen: ReadonlySet<string> = new Set(),
): Promise<{ id: string; body: string }> {
  for (let look = 0; look < 100; look += 1) {
    const { demoTexts } = await client.must<{ demoTexts: { id: string; body: string }[] }>(
      `query ($phone: String) { demoTexts(phone: $phone) { id body } }`,
      { phone },
    );
    const fresh = demoTexts.find(({ id }) => !seen.has(id));
    if (fresh) return fresh;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no text arrived at ${phone}`);
}

export const codeIn = (body: string): string => {
  const code = /\b\d{6}\b/.exec(body)?.[0];
  if (!code) throw new Error('the text holds no code');
  return code;
};

/** Sets up text messages to a demo phone, from the prompt to the full session. */
export async function enrollPhone(client: PortalClient, phone: { country: string; number: string }, e164: string): Promise<void> {
  const { startPhoneEnrollment: begun } = await client.must<{ startPhoneEnrollment: { handle: string } }>(START_PHONE, { phone });
  await client.must(SEND_CODE, { handle: begun.handle });
  const { body } = await newestText(client, e164);
  await client.must(VERIFY_ENROLLMENT, { handle: begun.handle, code: codeIn(body) });
}

/** Ada, administrator, signed in with two factors. */
export async function signInAdmin(client: PortalClient): Promise<string> {
  await signIn(client, 'ada');
  return enrollApp(client);
}

export const PUBLISH = `mutation ($id: ID!, $people: Int!) { publishPolicy(id: $id, reason: "asked for by the board", expectedPeople: $people) {
  state people active { number } } }`;

/** Makes and publishes a policy; returns its id and how many people it requires. */
export async function requireMfa(
  admin: PortalClient,
  draft: { name: string; include: object[]; exclude?: object[]; methods?: string[] },
): Promise<{ id: string; people: number }> {
  const full = { exclude: [], methods: ['TEXT_MESSAGE', 'APP_CODE'], ...draft };
  const { createPolicy } = await admin.must<{ createPolicy: { id: string } }>(
    `mutation ($draft: PolicyDraftInput!) { createPolicy(draft: $draft) { id } }`,
    { draft: full },
  );
  const { policyPreview } = await admin.must<{ policyPreview: { matched: number } }>(
    `query ($id: ID, $draft: PolicyDraftInput!) { policyPreview(policyId: $id, draft: $draft) { matched } }`,
    { id: createPolicy.id, draft: full },
  );
  const { publishPolicy } = await admin.must<{ publishPolicy: { people: number } }>(PUBLISH, {
    id: createPolicy.id,
    people: policyPreview.matched,
  });
  return { id: createPolicy.id, people: publishPolicy.people };
}

export async function groupNamed(client: PortalClient, name: string): Promise<string> {
  const { groups } = await client.must<{ groups: { items: { id: string; name: string }[] } }>(
    `query ($search: String) { groups(search: $search) { items { id name } } }`,
    { search: name },
  );
  const group = groups.items.find((item) => item.name === name);
  if (!group) throw new Error(`no group ${name}`);
  return group.id;
}
