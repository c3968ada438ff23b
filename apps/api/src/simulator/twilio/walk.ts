import { type Gather, type Method, parseTwiml, type Verb } from './twiml.js';

/** A page of TwiML and where it came from; null when it came with the call. */
export interface Page {
  readonly xml: string;
  readonly url: string | null;
}

/** The phone at the other end, as the walker uses it. Each wait ends early when the line is closed. */
export interface OpenLine {
  /** `interruptible`: a pressed key ends it. */
  say(text: string, language: string | null, interruptible: boolean): Promise<void>;
  pause(seconds: number, interruptible: boolean): Promise<void>;
  /** The next key, or null after so many seconds without one. */
  key(seconds: number): Promise<string | null>;
  page(url: string, method: Method, facts: Readonly<Record<string, string>>): Promise<Page>;
}

/** Pages that a call may lead through: one that redirects to itself ends too. */
const MOST_PAGES = 50;

/** Follows pages of TwiML until the script is over. Throws when a page can't be had or is not TwiML. */
export async function walk(first: Page, line: OpenLine): Promise<void> {
  let next: Page | null = first;
  for (let pages = 0; next && pages < MOST_PAGES; pages += 1) next = await follow(next, line);
}

/** The page to go on with; null when the call is over. */
async function follow(page: Page, line: OpenLine): Promise<Page | null> {
  for (const verb of parseTwiml(page.xml)) {
    if (verb.verb === 'hangup') return null;
    if (verb.verb === 'redirect') return line.page(addressOf(verb.url, page), verb.method, {});
    if (verb.verb === 'gather') {
      const answered = await gather(verb, page, line);
      if (answered) return answered;
    } else await utter(verb, line, false);
  }
  return null;
}

async function utter(verb: Verb, line: OpenLine, interruptible: boolean): Promise<void> {
  if (verb.verb === 'say') await line.say(verb.text, verb.language, interruptible);
  if (verb.verb === 'pause') await line.pause(verb.seconds, interruptible);
}

/** Says what is to be said and takes keys. Without any, the next verb's turn comes, unless the page wants to know that too. */
async function gather(verb: Gather, page: Page, line: OpenLine): Promise<Page | null> {
  for (const inner of verb.within) await utter(inner, line, true);
  let digits = '';
  let finished = '';
  while (!finished && digits.length < (verb.numDigits ?? Infinity)) {
    const key = await line.key(verb.timeout);
    if (key === null) break;
    if (verb.finishOnKey.includes(key)) finished = key;
    else digits += key;
  }
  if (digits === '' && !verb.actionOnEmptyResult) return null;
  return line.page(addressOf(verb.action ?? '', page), verb.method, {
    Digits: digits,
    FinishedOnKey: finished,
    msg: 'Gather End',
  });
}

const addressOf = (address: string, page: Page): string => new URL(address, page.url ?? undefined).href;
