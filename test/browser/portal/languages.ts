import type { Page } from 'playwright-core';

const LOOKS = 20;
const PAUSE_MS = 100;
const OTHERS = ['Deutsch', 'Français', 'Español', '日本語'];
/** The title and what is seen, without facts to copy and the list of languages. */
const READ = `(() => {
  const apart = document.querySelectorAll('header select, dd');
  for (const one of apart) one.hidden = true;
  const shown = document.body.innerText;
  for (const one of apart) one.hidden = false;
  return document.title + String.fromCharCode(10) + shown;
})()`;
/** Words that are the same in two of the languages. */
const SHARED = new Set(['Code', 'Extension', 'Problem:', 'Tessera']);

/** Compares what a page says in English with what it says in the other languages: no sentence may be in both. */
export class Languages {
  readonly english: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly names: readonly string[],
  ) {}

  /** Ends in English again. */
  async compare(where: string): Promise<void> {
    const english = await this.lines();
    const heading = this.page.getByRole('heading', { level: 1 });
    for (const language of OTHERS) {
      const before = await heading.innerText();
      await this.choose(language);
      await heading.filter({ hasNotText: before }).waitFor();
      let same: string[] = [];
      // What the server says follows a moment later.
      for (let look = 0; look === 0 || (same.length > 0 && look < LOOKS); look += 1) {
        if (look > 0) await this.page.waitForTimeout(PAUSE_MS);
        same = [...(await this.lines())].filter((line) => english.has(line));
      }
      this.english.push(...same.map((line) => `${where}, ${language}: ${line}`));
    }
    await this.choose('English');
    await this.page.locator('html[lang=en]').waitFor();
  }

  private async choose(language: string): Promise<void> {
    await this.page.locator('header select').selectOption({ label: language });
  }

  /** Lines with words in them, without names. */
  private async lines(): Promise<Set<string>> {
    const text = await this.page.evaluate<string>(READ);
    const lines = text.split('\n').map((line) => this.names.reduce((rest, name) => rest.replaceAll(name, ''), line).trim());
    return new Set(lines.filter((line) => /\p{L}{3}/u.test(line) && !SHARED.has(line)));
  }
}
