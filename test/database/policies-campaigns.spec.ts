import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Database, PageInput, Refused } from '../../apps/api/src/platform/index.js';
import { CampaignMails, stageAt } from '../../apps/api/src/policies/campaigns/campaign-mails.js';
import { Campaigns } from '../../apps/api/src/policies/campaigns/campaigns.js';
import type { CampaignInput } from '../../apps/api/src/policies/campaigns/campaigns.types.js';
import { OPERATOR } from './directories-host.js';
import { type SigninWorld, signinWorld } from './signin-world.js';

const DAY_MS = 86_400_000;

describe('campaigns', () => {
  let world: SigninWorld;
  let campaigns: Campaigns;
  let groupId: string;
  const ids: Record<string, string> = {};
  const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
  const input = (changes: Partial<CampaignInput> = {}): CampaignInput => ({
    name: 'Staff',
    groupId,
    dueAt: inDays(30),
    letters: [],
    ...changes,
  });
  const begun = async (changes: Partial<CampaignInput> = {}): Promise<string> => {
    const id = await campaigns.begin(OPERATOR, input(changes));
    if (id instanceof Refused) throw id;
    return id;
  };
  const goOn = (id: string) => world.app.get(Database).transaction((work) => world.app.get(CampaignMails).goOn(work, id));
  const subjects = async (who: string): Promise<string[]> =>
    (await world.sent(ids[who] ?? '')).filter(({ kind }) => kind === 'mail').map(({ content }) => content['subject'] ?? '');
  const enrolled = (who: string) =>
    world.test.query(
      `INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at) VALUES ($1, $2, 'app-code', 'x', 'x', '\\x00', now())`,
      [randomUUID(), ids[who]],
    );
  const listed = async (id: string, state: string) =>
    (await campaigns.people(id, { state }, new PageInput())).items.map(({ login }) => login);

  beforeAll(async () => {
    world = await signinWorld();
    campaigns = world.app.get(Campaigns);
    for (const login of ['ana', 'ben', 'cem', 'dot', 'eve'])
      ids[login] = await world.person({ login, state: login === 'eve' ? 'disabled' : 'active' });
    await world.test.query(`UPDATE person SET mail = login || '@test.example' WHERE login <> 'cem'`);
    await world.test.query(`UPDATE person SET language = 'de' WHERE login = 'ben'`);
    const [group] = await world.test.query<{ id: string }>(
      `INSERT INTO directory_group (directory_id, external_id, dn, dn_key, path, name, row_hash)
       SELECT id, 'g', 'cn=g', 'cn=g', 'g', 'staff', '\\x00' FROM directory LIMIT 1 RETURNING id`,
    );
    groupId = group?.id ?? '';
    await world.test.query(`INSERT INTO group_member SELECT $1, id FROM person`, [groupId]);
    await world.test.query('SELECT rebuild_group_closure()');
    await enrolled('dot');
  });
  afterAll(() => world.close());

  it('which mail is due depends on what is left', () => {
    const now = new Date();
    expect([30, 7.1, 7, 1.1, 1, 0.1, 0, -1].map((days) => stageAt(now, new Date(now.getTime() + days * DAY_MS)))).toEqual([
      1, 1, 2, 2, 3, 3, 0, 0,
    ]);
  });

  it('refuses what leads nowhere', async () => {
    for (const [field, changes] of [
      ['name', { name: ' ' }],
      ['dueAt', { dueAt: inDays(-1) }],
      ['dueAt', { dueAt: inDays(400) }],
      ['groupId', { groupId: null }],
      ['groupId', { groupId: randomUUID() }],
      ['policyId', { groupId: null, policyId: randomUUID() }],
      ['letters', { letters: [{ locale: 'en', subject: 'x', text: 'no address' }] }],
    ] as const) {
      const answer = await campaigns.begin(OPERATOR, input(changes as Partial<CampaignInput>));
      expect(answer).toBeInstanceOf(Refused);
      expect((answer as Refused).extensions).toMatchObject({ code: 'campaign_invalid', field });
    }
  });

  it('whoever is left is asked now, a week and a day before the end, each once and in their language', async () => {
    const id = await begun({ letters: [{ locale: 'en', subject: 'For {name} by {due}', text: 'Go to {link}' }] });
    expect(await subjects('ana')).toEqual([expect.stringMatching(/^For Ana by /)]);
    expect(await subjects('ben')).toEqual([expect.stringContaining('Bitte richten Sie')]);
    expect([await subjects('cem'), await subjects('dot'), await subjects('eve')]).toEqual([[], [], []]);
    expect(await campaigns.list(id)).toMatchObject([
      { state: 'RUNNING', asks: 'staff', people: 4, done: 1, withoutMail: 1, days: [{ people: 4, done: 1 }], forecast: [] },
    ]);
    await goOn(id);
    expect(await subjects('ana')).toHaveLength(1);
    await enrolled('ben');
    for (const [days, mails] of [
      [6, 2],
      [0.5, 3],
      [0.4, 3],
    ] as const) {
      await world.test.query('UPDATE campaign SET due_at = $2 WHERE id = $1', [id, inDays(days)]);
      await goOn(id);
      expect(await subjects('ana')).toHaveLength(mails);
    }
    expect(await subjects('ben')).toHaveLength(1);
    expect(await listed(id, 'left')).toEqual(['ana', 'cem']);
    expect(await listed(id, 'overdue')).toEqual([]);
    await world.test.query(`UPDATE campaign SET due_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    expect(await listed(id, 'overdue')).toEqual(['ana', 'cem']);
    expect(await listed(id, 'done')).toEqual(['ben', 'dot']);
    expect(await campaigns.list(id)).toMatchObject([{ state: 'OVER' }]);
  });

  it('a policy asks whom it requires, and an enrolled method that it does not accept is not done', async () => {
    await world.require([ids['ana'] ?? '', ids['dot'] ?? ''], ['text-message'], { graceDays: 14 });
    const [policy] = await world.test.query<{ id: string }>('SELECT id FROM policy WHERE NOT system');
    const id = await begun({ name: 'Policy', groupId: null, policyId: policy?.id });
    const { items } = await campaigns.people(id, {}, new PageInput());
    expect(items.map(({ login, done }) => [login, done])).toEqual([
      ['ana', false],
      ['dot', false],
    ]);
    expect(items.every(({ deadline }) => deadline !== null)).toBe(true);
  });

  it('whoever joins later is asked too, and nobody after it was stopped', async () => {
    const id = await begun({ name: 'Later' });
    ids['fay'] = await world.person({ login: 'fay' });
    await world.test.query(`UPDATE person SET mail = 'fay@test.example' WHERE login = 'fay'`);
    await world.test.query(`INSERT INTO group_member VALUES ($1, $2)`, [groupId, ids['fay']]);
    await goOn(id);
    expect(await subjects('fay')).toHaveLength(1);
    expect(await campaigns.stop(OPERATOR, id, ' ')).toBeInstanceOf(Refused);
    expect(await campaigns.stop(OPERATOR, id, 'enough')).toBe(id);
    expect(await campaigns.stop(OPERATOR, id, 'again')).toBeInstanceOf(Refused);
    await world.test.query('UPDATE campaign SET due_at = $2 WHERE id = $1', [id, inDays(3)]);
    await goOn(id);
    expect(await subjects('fay')).toHaveLength(1);
    expect(await campaigns.list(id)).toMatchObject([{ state: 'STOPPED', stoppedBy: 'Ada Lindqvist', stopReason: 'enough' }]);
  });
});
