import { describe, expect, it } from '@jest/globals';
import { type Call, endingOf, merged, NOTHING, threadOf } from './demo';
import { heardOf, numbersOf, readNumber, SUGGESTIONS } from './numbers';

const [german, american] = SUGGESTIONS.map(({ phone }) => phone) as [string, string];
const text = (id: string, phone: string, at = id) => ({
  id,
  phone,
  at: `2026-01-01T00:00:0${at}Z`,
  body: 'x',
  fromPerson: false,
});
const call = (id: string, change: Partial<Call> = {}): Call => ({
  id,
  at: `2026-01-01T00:00:0${id}Z`,
  phone: german,
  from: '+12015550100',
  state: 'RINGING',
  locale: 'en',
  said: [],
  keys: '',
  outcome: null,
  ...change,
});

describe('what the demo phones know', () => {
  it('keeps the newest state of a call, whichever way it came', () => {
    const answered = call('1', { state: 'ANSWERED', said: ['Hello.'] });
    const after = merged(merged(NOTHING, { calls: [answered] }), { calls: [call('1')] });
    expect(after.calls).toEqual([answered]);
    expect(merged(after, { calls: [answered], texts: [] })).toBe(after);
    const more = call('1', { state: 'ANSWERED', said: ['Hello.', 'Goodbye.'] });
    expect(merged(after, { calls: [more] }).calls).toEqual([more]);
  });

  it('shows texts and ended calls in the order in which they came', () => {
    const demo = { ...NOTHING, texts: [text('1', german), text('3', german), text('4', american)] };
    const calls = [call('2', { state: 'ENDED', outcome: 'busy' }), call('5')];
    expect(threadOf({ ...demo, calls }, german).map((entry) => (entry.kind === 'text' ? entry.text.id : entry.call.id))).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it.each([
    ['completed', '#', 'You pressed #'],
    ['completed', '', 'No key pressed'],
    ['no-answer', '', 'Missed'],
    ['voicemail', '', 'The voicemail answered'],
  ])('says how a call ended: %s with %j', (outcome, keys, words) => {
    expect(endingOf(call('1', { state: 'ENDED', outcome, keys }))).toBe(words);
  });
});

describe('numbers of the demo phones', () => {
  it('are two suggestions while nothing was sent', () => {
    expect(numbersOf([null, null], [])).toEqual({ phones: [german, american], elsewhere: [] });
  });

  it('follow what a newcomer types, and stay where they are when more is heard of', () => {
    expect(numbersOf([null, null], ['+33612345678']).phones).toEqual(['+33612345678', american]);
    expect(numbersOf([null, null], [american]).phones).toEqual([german, american]);
    expect(numbersOf([null, null], ['+33612345678', german, american])).toEqual({
      phones: ['+33612345678', german],
      elsewhere: [american],
    });
  });

  it('are those that somebody chose', () => {
    expect(numbersOf(['+33612345678', null], [german, american])).toEqual({
      phones: ['+33612345678', german],
      elsewhere: [american],
    });
    expect(numbersOf([american, null], []).phones).toEqual([american, german]);
  });

  it('are heard of in the order of their first text or call', () => {
    const demo = { ...NOTHING, texts: [text('2', '+2'), text('3', '+1')], calls: [call('1')] };
    expect(heardOf(demo)).toEqual([german, '+2', '+1']);
  });

  it.each([
    ['+49 1512 3456789', '+4915123456789'],
    ['+12015550123', '+12015550123'],
    ['0151 2345', null],
    ['+49-151', null],
    ['+1', null],
    ['', null],
  ])('reads %j as %j', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });
});
