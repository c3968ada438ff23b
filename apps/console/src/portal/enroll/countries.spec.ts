import { describe, expect, it } from '@jest/globals';
import { countryChoices, defaultCountry, findCountries } from './countries';

const COUNTRIES = [
  { code: 'US', callingCode: '1' },
  { code: 'DE', callingCode: '+49' },
  { code: 'CI', callingCode: '225' },
  { code: 'AT', callingCode: '43' },
  { code: 'GB', callingCode: '44' },
];
const english = countryChoices(COUNTRIES, ['en-GB'], true);
const codes = (choices: readonly { code: string }[]) => choices.map(({ code }) => code);

describe('S9: the list of countries', () => {
  it('S9: is named and sorted in the language of the person', () => {
    expect(countryChoices(COUNTRIES, ['de-AT'], true).map(({ name }) => name)).toEqual([
      'Côte d’Ivoire',
      'Deutschland',
      'Österreich',
      'Vereinigte Staaten',
      'Vereinigtes Königreich',
    ]);
    expect(english.find(({ code }) => code === 'DE')).toMatchObject({ name: 'Germany', callingCode: '49', flag: '🇩🇪' });
  });

  it('S9: is searched by name, English name, code and calling code, with or without accents', () => {
    const german = countryChoices(COUNTRIES, ['de'], false);
    expect(codes(findCountries(german, 'osterr'))).toEqual(['AT']);
    expect(codes(findCountries(german, 'austria'))).toEqual(['AT']);
    expect(codes(findCountries(german, 'GB'))).toEqual(['GB']);
    expect(codes(findCountries(german, '+49'))).toEqual(['DE']);
    expect(codes(findCountries(german, 'cote'))).toEqual(['CI']);
    expect(findCountries(german, 'atlantis')).toEqual([]);
    expect(findCountries(german, ' ')).toHaveLength(COUNTRIES.length);
  });

  it('S9: has a sensible default: the place of the clock, else the language, else the first', () => {
    expect(defaultCountry(english, ['en-US'], 'Europe/Vienna')).toBe('AT');
    expect(defaultCountry(english, ['en', 'en-US'], 'Etc/UTC')).toBe('US');
    expect(defaultCountry(english, ['ja-JP'], 'Asia/Tokyo')).toBe(english[0]?.code);
    expect(defaultCountry([], ['ja-JP'], 'Asia/Tokyo')).toBeNull();
  });
});
