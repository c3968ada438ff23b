import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { appCode } from '../setup/acts.js';
import { Accessible } from './portal/accessible.js';
import { PHONE, picture, type Scene } from './portal/scene.js';
import { Stage } from './portal/stage.js';

describe('emergency accounts, campaigns and the alarm of refusals in the console', () => {
  const stage = new Stage();
  const axe = new Accessible();
  let scene: Scene;
  let page: Page;

  beforeAll(async () => {
    await stage.openWithPeople();
    scene = stage.scene();
    page = await scene.pageOf(stage.admin, { reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await scene?.end();
    await stage.close();
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

  it('P6: an admin makes one, sees its password once, and it signs in at the portal', () =>
    scene.tell(async () => {
      await page.goto('/console/emergency');
      await says('No emergency account');
      await axe.check(page, 'no emergency account');
      await press('Make an account');
      await page.getByLabel('Name').fill('glass-1');
      await page.getByLabel('Reason').fill('the safe in the board room');
      await press('Make it and tell all admins');
      await says('shown now and never again');
      await axe.check(page, 'a sealed account');
      const [password, secret] = await page.getByRole('dialog').locator('code').allInnerTexts();
      await page.getByLabel('Code of the app').fill(appCode(secret ?? ''));
      await press('Prove the app and finish');
      await page.getByRole('cell', { name: 'Ready', exact: true }).waitFor();
      await axe.check(page, 'emergency accounts');
      await picture(page, 'emergency-accounts', true);
      await page.setViewportSize(PHONE);
      await axe.check(page, 'emergency accounts, narrow');
      await page.setViewportSize({ width: 1280, height: 800 });
      const client = stage.client();
      const { signIn } = await client.must<{ signIn: { viewer: { state: string } } }>(
        `mutation ($password: String!) { signIn(login: "glass-1", password: $password) { viewer { state } } }`,
        { password },
      );
      expect(signIn.viewer.state).toBe('CHALLENGE');
    }));

  it('S2: an admin begins a campaign, sees its curve and who is left, and stops it', () =>
    scene.tell(async () => {
      await page.goto('/console/campaigns');
      await says('No campaign yet');
      await page.getByRole('link', { name: 'Begin a campaign' }).click();
      await page.getByLabel('Name').fill('Everybody by May');
      await page.getByLabel('Group or policy').click();
      await page.getByRole('option').first().click();
      const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Enroll by the end of').fill(soon);
      await page.getByRole('tab', { name: 'German' }).click();
      await axe.check(page, 'begin a campaign');
      await press(/^Ask /);
      await page.getByRole('heading', { name: 'Everybody by May' }).waitFor();
      await page.getByRole('table', { name: 'People of the campaign' }).waitFor();
      const [campaign] = await stage.database.query<{ id: string }>('SELECT id FROM campaign');
      await stage.database.query(
        `INSERT INTO campaign_day SELECT campaign_id, day - n, people, greatest(done, people * (5 - n) / 12)
           FROM campaign_day, generate_series(1, 4) n WHERE campaign_id = $1`,
        [campaign?.id],
      );
      await page.reload();
      await says('If it goes on like this');
      await axe.check(page, 'a campaign');
      await picture(page, 'campaign', true);
      await press('Stop…');
      await page.getByLabel('Reason').fill('enough');
      await press(/no more$/);
      await says('Stopped by');
    }));

  it('G07: the alarm stands over the pages, and rolls back with one click and a reason', () =>
    scene.tell(async () => {
      const draft = { name: 'Too strict', description: '', include: [{ kind: 'everyone' }], exclude: [], methods: ['APP_CODE'] };
      const { createPolicy } = await stage.admin.must<{ createPolicy: { id: string } }>(
        `mutation ($draft: PolicyDraftInput!) { createPolicy(draft: $draft) { id } }`,
        { draft },
      );
      const publish = async (): Promise<void> => {
        const { policyPreview } = await stage.admin.must<{ policyPreview: { matched: number } }>(
          `query ($id: ID, $draft: PolicyDraftInput!) { policyPreview(policyId: $id, draft: $draft) { matched } }`,
          { id: createPolicy.id, draft },
        );
        await stage.admin.must(
          `mutation ($id: ID!, $people: Int!) { publishPolicy(id: $id, reason: "a test", expectedPeople: $people) { id } }`,
          { id: createPolicy.id, people: policyPreview.matched },
        );
      };
      await publish();
      await stage.admin.must(
        `mutation ($id: ID!, $draft: PolicyDraftInput!) { savePolicyDraft(id: $id, draft: $draft) { id } }`,
        {
          id: createPolicy.id,
          draft: { ...draft, description: 'stricter' },
        },
      );
      await publish();
      await stage.database.query(`INSERT INTO installation (name, value) VALUES ('policy-refusals', $1)`, [
        JSON.stringify({
          at: new Date().toISOString(),
          people: 40,
          refused: 12,
          policies: [{ id: createPolicy.id, refused: 12 }],
        }),
      ]);
      await page.goto('/console/policies');
      await says('Policy refused 12 of 40 people');
      await axe.check(page, 'the alarm of refusals');
      await picture(page, 'refusals', true);
      await press('Roll back to version 1…');
      await page.getByLabel('Reason').fill('it bit the wrong people');
      await press('Roll back from version 2');
      await says('It was changed since.');
    }));

  it('S3 J10: nothing serious by the axe checker, and no error on the way', () => {
    expect(axe.faults).toEqual([]);
    expect(stage.problems).toEqual([]);
  });
});
