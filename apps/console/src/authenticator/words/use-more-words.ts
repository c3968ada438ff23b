import { use } from 'react';
import type { MoreWords } from './more/en';
import { languageOf, loadMoreWords } from './languages';
import { useWords } from './Speech';

const loads = new Map<string, Promise<MoreWords>>();

/** The words of the screens that are loaded late; waits for them. A load that failed is tried again by the next screen. */
export function useMoreWords(): MoreWords {
  const { tag } = useWords();
  let load = loads.get(tag);
  if (!load) {
    load = loadMoreWords(languageOf([tag]));
    loads.set(tag, load);
    load.catch(() => loads.delete(tag));
  }
  return use(load);
}
