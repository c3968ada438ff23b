import { describe, expect, it } from '@jest/globals';
import { countOf, differenceSentence, fieldWord, touchedWords, valueWord } from './differenceWords';

const counts = [
  { of: 'person', what: 'changed', count: 1 },
  { of: 'person', what: 'missing', count: 12 },
  { of: 'group', what: 'missing', count: 1 },
  { of: 'person', what: 'disabled', count: 1 },
  { of: 'unit', what: 'added', count: 0 },
];

describe('the difference in words', () => {
  it('I08: a held run says what it would do, the worst first', () => {
    expect(differenceSentence(counts, false)).toBe(
      '12 people and 1 group would go missing; 1 person would be switched off; 1 person would change.',
    );
  });

  it('I08: an applied run says what it did', () => {
    expect(differenceSentence(counts, true)).toBe(
      '12 people and 1 group went missing; 1 person was switched off; 1 person changed.',
    );
    expect(differenceSentence([{ of: 'group', what: 'added', count: 2 }], true)).toBe('2 groups were added.');
  });

  it('I08: no difference is no sentence', () => {
    expect(differenceSentence([], false)).toBeNull();
    expect(touchedWords([])).toBe('nobody');
  });

  it('I08: an undo names everything that the run touched, by kind', () => {
    expect(touchedWords(counts)).toBe('14 people and 1 group');
    expect(countOf(counts, null)).toBe(15);
    expect(countOf(counts, 'missing')).toBe(13);
  });

  it('I08: fields and states are named as on the page of a person; unknown ones as they come', () => {
    expect(fieldWord('officePhone')).toBe('Office phone');
    expect(fieldWord('costCentre')).toBe('costCentre');
    expect(valueWord('directoryState', 'disabled')).toBe('Switched off in the directory');
    expect(valueWord('title', 'Disabled')).toBe('Disabled');
  });
});
