import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Accessible } from './portal/accessible.js';
import { picture, type Scene } from './portal/scene.js';
import { Stage } from './portal/stage.js';

const GONE = 12;

describe('directories in the console', () => {
  const stage = new Stage();
  const axe = new Accessible();
  let scene: Scene;
  let page: Page;

  beforeAll(async () => {
    await stage.openWithPeople();
    // People and a department that the directory does not have: the next run finds them gone, and changed.
    await stage.database.query(
      `INSERT INTO person (directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, directory_state, row_hash)
       SELECT directory_id, 'gone-' || n, 'uid=gone' || n || ',dc=example,dc=test', 'uid=gone' || n || ',dc=example,dc=test', path, 'gone' || n,
              ARRAY['gone' || n], 'Gone Person ' || n, 'active', row_hash
         FROM person, generate_series(1, $1::int) n WHERE login = 'sam'`,
      [GONE],
    );
    await stage.database.query(`UPDATE person SET department = 'Before', row_hash = '\\x00' WHERE login = 'erin'`);
    scene = stage.scene();
    page = await scene.pageOf(stage.admin, { reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await scene?.end();
    await stage.close();
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) }).first();

  it('D1 I08: a run that would lose many people is held, and shows who and what differs', async () => {
    await page.goto('/console/directories');
    await says('0 writes');
    await axe.check(page, 'directories');
    await press('Sync now');
    await page.getByRole('link', { name: 'See who and what differs' }).click();
    await says(`${GONE} people would go missing; 1 person would change.`);
    await row('Gone Person 1').waitFor();
    await axe.check(page, 'held run');
    await picture(page, 'sync-held', true);
    await press(/^Changed · 1/);
    await row('Erin').getByText('Before').waitFor();
    expect(page.url()).toContain('what=changed');
    await press(/^All ·/);
    await page.getByLabel('Search the differences').fill('gone12');
    await row('Gone Person 12').waitFor();
    await row('Gone Person 11').waitFor({ state: 'detached' });
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByLabel('Search the differences').press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Gone Person 12');
  });

  it('D1 I08: an admin applies it, sees what it changed, and takes it back', async () => {
    await press(`Apply: ${GONE} people missing…`);
    await page.getByLabel('Reason').fill('They left in spring');
    await axe.check(page, 'apply');
    await press(`Mark ${GONE} people as missing`);
    await says('What it changed');
    await says(new RegExp(`${GONE} people went missing; 1 person changed`));
    await press('Undo this run…');
    await says(`Undo this run for ${GONE + 1} people?`);
    await page.getByLabel('Reason').fill('The wrong spring');
    await picture(page, 'sync-undo');
    await axe.check(page, 'undo');
    await press(`Put back ${GONE + 1} people`);
    await says(/This run was undone/);
    await axe.check(page, 'undone run');
    await picture(page, 'sync-undone', true);
    await page.getByRole('link', { name: 'Runs' }).click();
    await says('undone');
    await page.getByRole('button', { name: 'Changes', exact: true }).click();
    expect(page.url()).toContain('mode=changes');
    await page.getByRole('button', { name: 'Full', exact: true }).click();
    await page.getByRole('table', { name: 'Sync runs' }).waitFor();
    await axe.check(page, 'directory');
    await picture(page, 'directory', true);
  });

  it('I10: a person with a name seen before is reviewed by an admin', async () => {
    const person = await stage.person();
    await stage.database.query(
      `UPDATE person SET review_reason = 'A new account with the name of one seen before.' WHERE id = $1`,
      [person.id],
    );
    await page.goto(`/console/people/${person.id}/show`);
    await says('Needs review before anything can be set up');
    await axe.check(page, 'review');
    await picture(page, 'person-review');
    await press('I checked who it is…');
    await page.getByLabel('Reason').fill('Asked the desk that made the account');
    await press(`Let ${person.name} set up methods`);
    await page.getByText('Needs review before anything can be set up').waitFor({ state: 'detached' });
  });

  it('S12 J01: nothing serious for axe, and no page had an error', () => {
    expect({ faults: axe.faults, problems: stage.problems }).toEqual({ faults: [], problems: [] });
  });
});
