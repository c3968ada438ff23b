import { Inject, Injectable } from '@nestjs/common';
import type { ChallengeContext } from '@tessera/enrollment';
import { parse } from 'bowser';
import { type RequestSource, SETTINGS, type Settings } from '../../platform/index.js';

/** 'Firefox on Windows'; empty when the browser says nothing that is known. */
export function browserOf(userAgent: string | null): string {
  if (!userAgent) return '';
  const { browser, os } = parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(' on ');
}

/** Where a request for proof comes from, as the phone shows and says it. */
@Injectable()
export class AskedFrom {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  context({ address, userAgent }: Pick<RequestSource, 'address' | 'userAgent'>): ChallengeContext {
    return { application: this.settings.organisation, place: address, browser: browserOf(userAgent) };
  }
}
