import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Until no colour is on its way from one scheme to the other: what inherits a colour begins when the one above has arrived. */
const SETTLED = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const moving = () => document.getAnimations().some(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  for (let still = 0; still < 3; still = moving() ? 0 : still + 1) await frame();
})()`;
const COUNTED = new Set(['serious', 'critical']);

/** What the axe checker finds on a page as it stands that is serious or worse. Evaluated, as the pages allow no foreign script. */
async function found(page: Page, where: string, rules: readonly string[] | null): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  await page.evaluate(SETTLED);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ resultTypes: ['violations'], ${rules ? `runOnly: ${JSON.stringify(rules)}` : ''} })`,
  );
  return violations
    .filter(({ impact }) => COUNTED.has(impact ?? ''))
    .map(
      ({ id, nodes }) =>
        `${where}: ${id}: ${nodes.map(({ html, any: [why] }) => `${html.slice(0, 160)} (${why?.message ?? ''})`).join(' | ')}`,
    );
}

/** Checks pages one after the other and remembers what was wrong; in the dark nothing is new but the colours. */
export class Accessible {
  readonly faults: string[] = [];

  constructor(private readonly schemes: 'light' | 'light and dark' = 'light') {}

  async check(page: Page, where: string): Promise<void> {
    this.faults.push(...(await found(page, where, null)));
    if (this.schemes === 'light') return;
    await page.emulateMedia({ colorScheme: 'dark' });
    this.faults.push(...(await found(page, `${where}, dark`, ['color-contrast'])));
    await page.emulateMedia({ colorScheme: 'light' });
  }
}
