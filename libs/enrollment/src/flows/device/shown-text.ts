import type { ChallengeContext } from '../../ports.js';

const LONGEST = 64;

/**
 * Text from outside as a phone may show or say it (attack D08): one line, no control, format or bidirectional characters, no
 * half characters, at most `longest` characters. Cleaning twice changes nothing more.
 */
export const shownText = (text: string, longest = LONGEST): string => {
  const line = Buffer.from(text, 'utf8')
    .toString('utf8')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}\u{fffd}]/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim();
  return [...line].slice(0, longest).join('').trim();
};

export const shownContext = ({ application, place, browser }: ChallengeContext): ChallengeContext => ({
  application: shownText(application),
  place: shownText(place),
  browser: shownText(browser),
});
