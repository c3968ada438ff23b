import type { Page } from 'playwright-core';

const MOST_TABS = 40;

/** A page without a mouse: whatever is used is reached by the tab key first. */
export const typeByKeyboard = (page: Page) => ({
  press: (key: string) => page.keyboard.press(key),
  type: (text: string) => page.keyboard.type(text),

  /** Goes from stop to stop until the focus is on what has this name. */
  async reach(name: string | RegExp): Promise<void> {
    const stops: string[] = [];
    for (let tab = 0; tab <= MOST_TABS; tab += 1) {
      const focused = page.locator(':focus');
      const [stop = ''] = (await focused.count()) > 0 ? nameIn(await focused.ariaSnapshot()) : [];
      if (typeof name === 'string' ? stop === name : name.test(stop)) return;
      stops.push(stop);
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(name)}, only ${stops.join(', ')}`);
  },
});

/** The accessible name in a line such as `- button "Set it up now"`. */
const nameIn = (snapshot: string): string[] => snapshot.split('"').slice(1, 2);
