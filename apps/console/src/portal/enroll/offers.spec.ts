import { describe, expect, it } from '@jest/globals';
import { offeredWays } from './offers';

describe('S9 S11 S12: how should we contact you', () => {
  it('offers the app first, then the phones, each with what policy allows of it', () => {
    const offers = (['OFFICE_PHONE', 'VOICE_CALL', 'APP_CODE', 'TEXT_MESSAGE', 'APP_NOTIFICATION'] as const).map((method) => ({
      method,
    }));
    expect(offeredWays(offers)).toEqual([
      { way: 'app', methods: ['APP_NOTIFICATION', 'APP_CODE'] },
      { way: 'phone', methods: ['TEXT_MESSAGE', 'VOICE_CALL'] },
      { way: 'office', methods: ['OFFICE_PHONE'] },
    ]);
  });

  it('has no card for what policy does not allow', () => {
    expect(offeredWays([{ method: 'VOICE_CALL' }])).toEqual([{ way: 'phone', methods: ['VOICE_CALL'] }]);
    expect(offeredWays([])).toEqual([]);
  });
});
