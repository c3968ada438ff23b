import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Colours that are still on their way are neither the old nor the new ones. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)).then(() => null)`;
const COUNTED = new Set(['serious', 'critical']);

/** What the axe checker finds on a page as it stands that is serious or worse. Evaluated, as the pages allow no foreign script. */
async function found(page: Page, where: string): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  await page.evaluate(SETTLED);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return violations
    .filter(({ impact }) => COUNTED.has(impact ?? ''))
    .map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Checks pages one after the other and remembers what was wrong. */
export class Accessible {
  readonly faults: string[] = [];

  constructor(private readonly schemes: readonly ('light' | 'dark')[] = ['light']) {}

  async check(page: Page, where: string): Promise<void> {
    for (const colorScheme of this.schemes) {
      if (this.schemes.length > 1) await page.emulateMedia({ colorScheme });
      this.faults.push(...(await found(page, `${where}, ${colorScheme}`)));
    }
  }
}
