import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Accessible } from './portal/accessible.js';
import { picture } from './portal/scene.js';
import { Stage } from './portal/stage.js';

describe('policies that follow the directory, in the console', () => {
  const stage = new Stage();

  beforeAll(() => stage.openWithPeople());
  afterAll(() => stage.close());

  it(
    'P2: an admin lets a group of the directory be the requirement, sees its policy follow it, and ends it',
    stage.journey(async (scene) => {
      const axe = new Accessible();
      const page = await scene.pageOf(stage.admin, { reducedMotion: 'reduce' });
      const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

      await page.goto('/console/policies');
      await page.getByRole('link', { name: 'From the directory' }).click();
      await says('No group of a directory is the requirement yet');
      await press('New rule');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Group' }).fill('Sales E');
      await page.getByRole('option', { name: /^Sales EU/ }).click();
      await dialog
        .getByRole('table', { name: 'Groups that match' })
        .getByText(/^cn=Sales EU,/)
        .waitFor();
      await dialog.getByLabel('Every group that a filter matches').check();
      await dialog.getByRole('textbox', { name: 'Filter' }).fill('(cn=*');
      await dialog.getByText(/The filter cannot be read at character/).waitFor();
      expect(await dialog.getByRole('button', { name: /^Require it/ }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox', { name: 'Filter' }).fill('(cn=Sales*)');
      await dialog.getByRole('table', { name: 'Groups that match' }).waitFor();
      await dialog.getByLabel('Reason').fill('Sales signs in from the road');
      await axe.check(page, 'new rule');
      await dialog.getByRole('textbox', { name: 'Filter' }).scrollIntoViewIfNeeded();
      await picture(page, 'policy-rule');
      const save = dialog.getByRole('button', { name: /^Require it of \d+ people/ });
      const required = /\d+ people/.exec((await save.textContent()) ?? '')?.[0] ?? 'nobody';
      await save.click();
      await says(`In force: a second step is required of ${required}.`);
      await page.getByRole('table', { name: 'Rules' }).getByText('Every group that matches (cn=Sales*)').waitFor();
      await axe.check(page, 'rules');

      await page.locator('.MuiBreadcrumbs-root').getByRole('link', { name: 'Policies' }).click();
      const row = page.getByRole('row', { name: /Directory: Sales/ }).first();
      await row.getByText('By the rule about every group that matches (cn=Sales*)').waitFor();
      await picture(page, 'policies-from-directory');
      await row.getByRole('link', { name: /^Directory: Sales/ }).click();
      await says(/^Follows the group “Sales/);
      await axe.check(page, 'managed policy');
      expect(await page.getByRole('button', { name: /Publish|Withdraw|Save|Delete/ }).count()).toBe(0);

      await page.getByRole('link', { name: 'the rule' }).click();
      await press(/^Remove the rule about/);
      await page.getByRole('list', { name: 'Policies that end' }).getByText('Directory: Sales').first().waitFor();
      await page.getByLabel('Reason').fill('Sales is back in the office');
      await axe.check(page, 'remove a rule');
      await press(/^Remove for \d+ people/);
      await says('No group of a directory is the requirement yet');
      expect({ faults: axe.faults, problems: stage.problems }).toEqual({ faults: [], problems: [] });
    }),
  );
});
