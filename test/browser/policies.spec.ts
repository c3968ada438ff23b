import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Accessible } from './portal/accessible.js';
import { PHONE, picture, type Scene } from './portal/scene.js';
import { Stage } from './portal/stage.js';

describe('policies in the console', () => {
  const stage = new Stage();
  const axe = new Accessible();
  let scene: Scene;
  let page: Page;
  let department: string;

  beforeAll(async () => {
    await stage.openWithPeople();
    scene = stage.scene();
    page = await scene.pageOf(stage.admin, { reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await scene?.end();
    await stage.close();
  });

  const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

  it('P1 P3: a draft over an attribute shows who is ready, to enroll and stranded', async () => {
    const rows = await stage.database.query<{ department: string }>(
      `SELECT department FROM person WHERE department <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
    );
    department = rows[0]?.department ?? '';
    await page.goto('/console/policies/create');
    await page.getByLabel('Name', { exact: false }).first().fill('Sales first');
    await press('Require a second step of: add an attribute');
    const value = page.getByLabel('Value', { exact: true });
    await value.fill(department);
    await value.press('Enter');
    await press(/^Add$/);
    await page.getByTestId('preview-matched').waitFor();
    await page.getByRole('tab', { name: 'Country' }).click();
    await page.getByRole('list', { name: 'By country' }).waitFor();
    await page.getByRole('table', { name: 'People it matches' }).waitFor();
    await axe.check(page, 'editor');
    await picture(page, 'policy-preview-outcomes', true);
  });

  it('P1: a network that is none is refused at its field; what was typed is kept when it is saved', async () => {
    await page.getByLabel('Networks without a second factor').fill('not a network');
    await press('Save draft');
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await picture(page, 'policy-network-refused', true);
    await page.getByLabel('Networks without a second factor').fill('192.0.2.0/24');
    await page.getByLabel('Only observe').check();
    await says('asks nothing of anybody');
    await press('Save draft');
    await page.waitForURL((url) => !url.pathname.endsWith('/create'));
    await page.reload();
    await says(`Department is ${department.toLowerCase()}`);
    expect(await page.getByLabel('Networks without a second factor').inputValue()).toBe('192.0.2.0/24');
    expect(await page.getByLabel('Only observe').isChecked()).toBe(true);
  });

  it('P5: a person is explained, each policy with its way or what failed', async () => {
    const person = await stage.person();
    await page.goto(`/console/people/${person.id}/show`);
    await page.getByRole('list', { name: 'Policies that match' }).getByRole('listitem').first().waitFor();
    await axe.check(page, 'explanation');
    await picture(page, 'policy-explanation', true);
  });

  it('A2: everybody as of a date, also on a phone', async () => {
    await page.goto('/console/explain');
    await page.getByRole('table', { name: 'People at that moment' }).waitFor();
    await axe.check(page, 'as of');
    await picture(page, 'as-of', true);
    await page.setViewportSize(PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });

  it('S12 J01: nothing serious for axe', () => {
    expect(axe.faults).toEqual([]);
  });
});
