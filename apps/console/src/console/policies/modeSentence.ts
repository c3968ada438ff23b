import { exactTime } from '../display/times';
import type { PolicyVersion } from './draft';

/** Whether it asks anything of anybody, and from when. */
export const modeSentence = ({ mode, startsAt }: Pick<PolicyVersion, 'mode' | 'startsAt'>): string =>
  [
    mode === 'OBSERVE' ? 'Only observes: it asks nothing of anybody.' : 'Requires a second step.',
    startsAt && `Starts ${exactTime(startsAt).replace('\n', ' · ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
