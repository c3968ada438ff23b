import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { loginAt, READER_DN, READER_PASSWORD, SUFFIX } from '../directories/ldif.js';
import { type Slapd, startSlapd } from '../directories/slapd.js';
import { enrollApp, signIn } from '../setup/acts.js';
import { Accessible } from './portal/accessible.js';
import { DESK, PHONE, type Scene } from './portal/scene.js';
import { Stage } from './portal/stage.js';

const SIZE = { people: 40, departments: 4, groups: 4 };
const NAME = 'Branch office';
const ZORA = `dn: uid=zora,ou=people,${SUFFIX}
changetype: add
objectClass: inetOrgPerson
uid: zora
cn: Zora Branch
sn: Branch
`;
const MAKE_ADMINS = `INSERT INTO role_mapping (role, group_id, created_by)
  SELECT 'admin', id, 'Setup' FROM directory_group WHERE name = 'group0' RETURNING 1`;
const RIGHTS_KNOWN = 'SELECT 1 FROM directory WHERE rights IS NOT NULL';

describe('a directory of the environment, and one connected beside it', () => {
  const stage = new Stage();
  const axe = new Accessible();
  const slapds: Slapd[] = [];
  let scene: Scene;
  let page: Page;

  beforeAll(async () => {
    slapds.push(...(await Promise.all([startSlapd(SIZE), startSlapd(SIZE)])));
    const [own, branch] = slapds as [Slapd, Slapd];
    branch.change(ZORA);
    await stage.open({
      LDAP_URL: `ldaps://localhost:${own.ldapsPort}`,
      LDAP_BIND_DN: READER_DN,
      LDAP_BIND_PASSWORD: READER_PASSWORD,
      LDAP_BASE_DN: SUFFIX,
      LDAP_CA_FILE: own.certificates.caFile,
    });
    // As if the page of the first set-up had been used, once the first run has read the group.
    while ((await stage.database.query(MAKE_ADMINS)).length === 0) await pause(200);
    // The rights of the account are asked for by a schedule of their own.
    while ((await stage.database.query(RIGHTS_KNOWN)).length === 0) await pause(200);
    const admin = stage.client();
    await signIn(admin, loginAt(0), 'pw-0');
    await enrollApp(admin);
    scene = stage.scene();
    page = await scene.pageOf(admin, { viewport: PHONE, reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await scene?.end();
    await stage.close();
    await Promise.all(slapds.map((slapd) => slapd.stop()));
  });

  const told = (act: () => Promise<void>) => () => scene.tell(act);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const box = (name: RegExp) => page.getByRole('textbox', { name }).first();
  const next = () => page.getByRole('button', { name: 'Next', exact: true }).click();
  const focused = () => page.evaluate('document.activeElement.textContent');
  const step = (name: string, how: string) =>
    page.locator(`li[data-step="${name}"] title`, { hasText: how }).waitFor({ state: 'attached' });

  it(
    'D1: the one of the environment is shown and not changed in the console',
    told(async () => {
      await page.goto('/console/directories');
      await page.locator('a[href*="/directories/"][href$="/show"]').first().click();
      await says('Set by the LDAP_… variables of the server.');
      await says('The server does not tell whether it may change anything.');
      await page.getByRole('button', { name: 'Pause…' }).waitFor();
      expect(await page.getByRole('link', { name: 'Change', exact: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Remove…' }).count()).toBe(0);
      await axe.check(page, 'of the environment, on a phone');
    }),
  );

  it(
    'I06 D1: a second one is connected on a phone, by trusting its issuer after comparing the fingerprint',
    told(async () => {
      await page.goto('/console/directories/connect');
      await page.getByRole('heading', { name: 'What kind of directory is it?' }).waitFor();
      await box(/^Name/).fill(NAME);
      await axe.check(page, 'kind, on a phone');
      await next();
      expect(await focused()).toBe('Where does it answer?');
      await box(/^Server/).fill(`ldaps://localhost:${slapds[1]!.ldapsPort}/`);
      await press('Check');
      await step('tls', 'Failed');
      expect(await page.getByRole('button', { name: 'Trust this issuer' }).isDisabled()).toBe(true);
      await page.getByLabel('I compared the fingerprint').check();
      await axe.check(page, 'certificate, on a phone');
      await press('Trust this issuer');
      await step('tls', 'Works');
      await says('The account comes in the next step.');
      await press('Back');
      expect(await box(/^Name/).inputValue()).toBe(NAME);
      await next();
      expect(await box(/^Server/).inputValue()).toBe(`localhost:${slapds[1]!.ldapsPort}`);
      await next();
      await box(/^Account/).fill(READER_DN);
      await page.getByLabel('Password of the account').fill(READER_PASSWORD);
      await next();
      await page.getByRole('combobox', { name: /^Base DN/ }).fill(SUFFIX);
      await step('rights', 'Works');
      await next();
      await page.getByRole('table', { name: 'People as they would come in' }).waitFor();
      await axe.check(page, 'mapping, on a phone');
      await next();
      await next();
      await press(`Connect ${NAME}`);
      await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
      await says('Completed');
      await page.goto('/console/people');
      await page.getByLabel('Search people').fill('zora');
      await says('Zora Branch');
    }),
  );

  it(
    'D1: what was typed is not lost without a question',
    told(async () => {
      await page.setViewportSize(DESK);
      await page.goto('/console/directories');
      await page.getByRole('link', { name: 'Connect a directory' }).click();
      await box(/^Name/).fill('Another');
      await page.getByRole('link', { name: 'Directories', exact: true }).first().click();
      await says('Leave without connecting?');
      await press('Stay');
      expect(await box(/^Name/).inputValue()).toBe('Another');
      await page.getByRole('link', { name: 'Directories', exact: true }).first().click();
      await press('Leave');
      await page.getByRole('heading', { level: 1, name: 'Directories' }).waitFor();
    }),
  );

  it(
    'D1: it is put before the other, and removed with its name typed',
    told(async () => {
      const place = `SELECT position FROM directory WHERE name = $1`;
      expect(await stage.database.query(place, [NAME])).toEqual([{ position: 2 }]);
      await press(`Ask ${NAME} earlier`);
      await page.getByRole('button', { name: `Ask ${NAME} later`, disabled: false }).waitFor();
      expect(await stage.database.query(place, [NAME])).toEqual([{ position: 1 }]);
      await page.getByRole('link', { name: NAME, exact: true }).click();
      await press('Remove…');
      await says(`${SIZE.people + 2} people become missing`);
      await page.getByLabel('Reason').fill('The branch was sold');
      const remove = page.getByRole('button', { name: new RegExp(`^Remove ${NAME}: `) });
      expect(await remove.isDisabled()).toBe(true);
      await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
      await axe.check(page, 'remove');
      await remove.click();
      await says(`${NAME} was removed.`);
      await page.getByRole('link', { name: NAME, exact: true }).waitFor({ state: 'detached' });
      const still = `SELECT count(*)::int AS left FROM person p JOIN directory d ON d.id = p.directory_id
                      WHERE d.name = $1 AND p.missing_since IS NULL`;
      expect(await stage.database.query(still, [NAME])).toEqual([{ left: 0 }]);
    }),
  );

  it(
    'S12 J01: nothing serious for axe, no page had an error, and nothing was written to either server',
    told(async () => {
      expect({ faults: axe.faults, problems: stage.problems }).toEqual({ faults: [], problems: [] });
      expect(await Promise.all(slapds.map((slapd) => slapd.writes()))).toEqual([0, 0]);
    }),
  );
});
