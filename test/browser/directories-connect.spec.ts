import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { READER_DN, READER_PASSWORD, SUFFIX } from '../directories/ldif.js';
import { type Slapd, startSlapd } from '../directories/slapd.js';
import { Accessible } from './portal/accessible.js';
import { PHONE, picture } from './portal/scene.js';
import { Stage } from './portal/stage.js';

const PEOPLE = 40;
const NAME = 'Branch office';

describe('connecting a directory in the console', () => {
  const stage = new Stage();
  const axe = new Accessible();
  let slapd: Slapd;

  beforeAll(async () => {
    [slapd] = await Promise.all([startSlapd({ people: PEOPLE, departments: 4, groups: 2 }), stage.openWithPeople()]);
  });
  afterAll(async () => {
    await stage.close();
    await slapd.stop();
  });

  it(
    'D1 D2 I06 I07: from the first question to people in the list, past an unknown issuer and a wrong password',
    stage.journey(async (scene) => {
      const page = await scene.pageOf(stage.admin, { reducedMotion: 'reduce' });
      const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
      const field = (name: string | RegExp) => page.getByLabel(name, { exact: typeof name === 'string' }).first();
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
      const next = () => page.getByRole('button', { name: 'Next', exact: true }).click();
      const step = (name: string, how: 'Works' | 'Failed' | 'Not reached') =>
        page.locator(`li[data-step="${name}"] title`, { hasText: how }).waitFor({ state: 'attached' });

      await page.goto('/console/directories');
      await page.getByRole('link', { name: 'Connect a directory' }).click();
      await page.getByRole('radio', { name: /^OpenLDAP/ }).check();
      await page.getByRole('textbox', { name: /^Name/ }).fill(NAME);
      await axe.check(page, 'kind');
      await next();

      await page.getByRole('textbox', { name: /^Server/ }).fill(`localhost:${slapd.ldapsPort}`);
      await press('Check');
      await step('reach', 'Works');
      await step('tls', 'Failed');
      await step('bind', 'Not reached');
      await says('The certificate is not trusted');
      await axe.check(page, 'certificate');
      await picture(page, 'directory-certificate');
      await page.getByRole('textbox', { name: /own CA/i }).fill(slapd.certificates.caPem);
      await press('Check again');
      await step('tls', 'Works');
      await says('The certificate is trusted.');
      await next();

      await page.getByRole('textbox', { name: /^Account/ }).fill(READER_DN);
      await field(/^Password of the account/).fill('not-the-password');
      await press('Check again');
      await step('bind', 'Failed');
      await field(/^Password of the account/).fill(READER_PASSWORD);
      await press('Check again');
      await step('bind', 'Works');
      await next();

      const base = page.getByRole('combobox', { name: /^Base DN/ });
      await base.click();
      await page.getByRole('option', { name: SUFFIX }).click();
      await step('people', 'Works');
      await page.getByRole('textbox', { name: 'Only people that match' }).fill('(uid=*');
      await says(/Character 7: here a \) is missing/);
      await page.getByRole('textbox', { name: 'Only people that match' }).fill('');
      await axe.check(page, 'people');
      await next();

      const preview = page.getByRole('table', { name: 'People as they would come in' });
      await preview.waitFor();
      await page.getByRole('combobox', { name: 'Job title' }).fill('departmentNumber');
      await page.getByRole('combobox', { name: 'Job title' }).press('Escape');
      await says('As they would come in now.');
      await axe.check(page, 'mapping');
      await picture(page, 'directory-mapping', true);
      await next();
      await axe.check(page, 'schedule');
      await next();
      await step('rights', 'Works');
      await picture(page, 'directory-connect');
      await axe.check(page, 'connect');
      await page.setViewportSize(PHONE);
      await axe.check(page, 'connect on a phone');
      await page.setViewportSize({ width: 1280, height: 800 });
      await press(`Connect ${NAME}`);

      await says(`${NAME} is connected`);
      await page.getByRole('heading', { name: NAME }).waitFor();
      await page
        .getByText(String(PEOPLE + 1), { exact: true })
        .first()
        .waitFor();
      await axe.check(page, 'directory of the console');
      await picture(page, 'directory-connected', true);
      await page.goto('/console/people?filter=%7B%22search%22%3A%22u0000007%22%7D');
      await page
        .getByRole('row', { name: /u0000007/ })
        .first()
        .waitFor();
    }),
  );

  it(
    'I07: another server asks for the password again; a pause is told and ends',
    stage.journey(async (scene) => {
      const page = await scene.pageOf(stage.admin, { reducedMotion: 'reduce' });
      const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
      await page.goto('/console/directories');
      await page.getByRole('link', { name: NAME }).first().click();
      await page.getByRole('link', { name: 'Change', exact: true }).click();
      const password = page.getByLabel(/^Password of the account/).first();
      await says('Unchanged unless you type another.');
      await page
        .getByRole('textbox', { name: /^Server/ })
        .first()
        .fill(`localhost:${slapd.ldapPort}`);
      await says(/The servers or the CA have changed, so type it again/);
      expect(await password.getAttribute('required')).not.toBeNull();
      await axe.check(page, 'change');
      await page.getByRole('link', { name: NAME }).first().click();
      await press('Leave');

      await press('Pause…');
      await page.getByLabel('Reason').fill('The branch moves house');
      await press(`Pause ${NAME}`);
      await says(`${NAME} is paused.`);
      await press('Resume');
      await says(`${NAME} is read again.`);
      expect(await slapd.writes()).toBe(0);
      expect({ faults: axe.faults, problems: stage.problems }).toEqual({ faults: [], problems: [] });
    }),
  );
});
