import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGN_IN, signIn, START_APP } from '../setup/acts.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const CLEAR = `mutation ($id: ID!) { clearReview(personId: $id, reason: "a new colleague") { id reviewReason } }`;

describe('a new account with the name of one seen before', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  const newcomer = async (login: string): Promise<string> => {
    const id = await world.person({ login });
    await world.test.query(
      `UPDATE person SET review_reason = 'A new account with the name of one seen before (test)' WHERE id = $1`,
      [id],
    );
    return id;
  };

  it('I10: is let in to nothing that policy protects, and enrolls nothing, until an admin has looked', async () => {
    const id = await newcomer('again');
    await world.require([id]);
    const { error } = await world.client().ask(SIGN_IN, { login: 'again', password: PASSWORD });
    expect(error).toMatchObject({ code: 'needs_review', decisionId: expect.any(String) });
    expect(await world.actions(id)).toContain('signin.denied');
    const [decision] = await world.test.query('SELECT outcome, reason FROM decision WHERE person_id = $1', [id]);
    expect(decision).toEqual({ outcome: 'deny', reason: 'needs_review' });
    const wrong = await world.client().ask(SIGN_IN, { login: 'again', password: 'not it' });
    expect(wrong.error?.code).toBe('credentials');

    expect((await world.client().ask(CLEAR, { id })).error?.code).toBe('session_over');
    await world.test.query('UPDATE person SET review_reason = NULL WHERE id = $1', [id]);
    expect((await signIn(world.client(), 'again', PASSWORD)).state).toBe('ENROLL');
  });

  it('I10: nor does one of whom nothing is required, in a session of the password alone', async () => {
    await newcomer('plain');
    const client = world.client();
    expect((await signIn(client, 'plain', PASSWORD)).state).toBe('SIGNED_IN');
    expect((await client.ask(START_APP)).error?.code).toBe('needs_review');
  });
});
