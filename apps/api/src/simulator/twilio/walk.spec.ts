import { describe, expect, it } from '@jest/globals';
import { parseTwiml } from './twiml.js';
import { type OpenLine, walk } from './walk.js';

const URL = 'https://mfa.example.org/telephony/voice?id=1';
const page = (body: string) => ({ xml: `<?xml version="1.0" encoding="UTF-8"?><Response>${body}</Response>`, url: URL });

/** A line on which the given keys are pressed, one a wait; '' is a silence. Remembers what happened on it. */
function lineWith(keys: string[], pages: Record<string, string> = {}) {
  const heard: string[] = [];
  const line: OpenLine = {
    say: async (text, language) => void heard.push(`${language ?? '-'}: ${text}`),
    pause: async (seconds) => void heard.push(`(${seconds} s)`),
    key: async (seconds) => {
      const key = keys.shift() ?? '';
      if (!key) heard.push(`(no key in ${seconds} s)`);
      return key || null;
    },
    page: async (url, method, facts) => {
      heard.push(`${method} ${url} ${JSON.stringify(facts)}`);
      return page(pages[url] ?? '');
    },
  };
  return { heard, line };
}

const asked = (digits: string, finished: string) =>
  JSON.stringify({ Digits: digits, FinishedOnKey: finished, msg: 'Gather End' });

describe('a call that follows TwiML', () => {
  it('says, waits, says again and hangs up; what it does not know it passes over', async () => {
    const { heard, line } = lineWith([]);
    await walk(
      page('<Say language="de-DE">Hallo &amp; guten Tag</Say><Pause length="2"/><Enqueue/><Say>x</Say><Hangup/><Say>never</Say>'),
      line,
    );
    expect(heard).toEqual(['de-DE: Hallo & guten Tag', '(2 s)', '-: x']);
  });

  it.each([
    ['S3 S5: # alone', ['#'], '', '#'],
    ['S16: 0#', ['0', '#'], '0', '#'],
    ['C06: two digits and #', ['4', '2', '#'], '42', '#'],
    ['digits that nobody ended', ['4', '2', ''], '42', ''],
    ['nothing at all', [''], '', ''],
  ])('%s goes to the action', async (_, keys, digits, finished) => {
    const { heard, line } = lineWith(keys, { 'https://mfa.example.org/telephony/keys': '<Say>Thanks.</Say>' });
    const gather = '<Gather input="dtmf" finishOnKey="#" timeout="7" action="/telephony/keys" actionOnEmptyResult="true">';
    await walk(page(`${gather}<Say>Press the pound key.</Say></Gather><Say>never</Say>`), line);
    expect(heard.filter((what) => !what.startsWith('('))).toEqual([
      '-: Press the pound key.',
      `POST https://mfa.example.org/telephony/keys ${asked(digits, finished)}`,
      '-: Thanks.',
    ]);
  });

  it('without keys goes on with what follows, unless the action wants to know', async () => {
    const { heard, line } = lineWith(['', '#']);
    await walk(page('<Gather><Say>First.</Say></Gather><Gather><Say>Again.</Say></Gather><Say>Goodbye.</Say>'), line);
    expect(heard).toEqual(['-: First.', '(no key in 5 s)', '-: Again.', '-: Goodbye.']);
  });

  it('takes as many digits as are asked for, and the page itself when no action is named', async () => {
    const { heard, line } = lineWith(['1', '2', '3']);
    await walk(page('<Gather numDigits="2" finishOnKey="" method="GET"/>'), line);
    expect(heard).toEqual([`GET ${URL} ${asked('12', '')}`]);
  });

  it('follows a redirect, and does not follow one for ever', async () => {
    const { heard, line } = lineWith([], { [URL]: '<Redirect>?id=1</Redirect>' });
    await walk(page('<Redirect method="POST">?id=1</Redirect>'), line);
    expect(heard).toHaveLength(50);
  });

  it.each(['', 'not xml', '<Response><Say>', '<html></html>'])('refuses %j as a script', (xml) => {
    expect(() => parseTwiml(xml)).toThrow();
  });
});
