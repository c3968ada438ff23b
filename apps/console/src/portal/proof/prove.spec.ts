import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../graphql/client';
import { NotProven, provingBy } from './prove';

const refusing = (times: number, code = 'fresh_proof_needed') => {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw new ApiError(code, '');
    return 'done';
  };
};

describe('acts that need a fresh proof', () => {
  it('E15: are repeated once the proof was given', async () => {
    let asked = 0;
    const prove = provingBy(async () => void (asked += 1));
    await expect(prove(refusing(1))).resolves.toBe('done');
    expect(asked).toBe(1);
  });

  it('E15: are not done when the person closes the dialog', async () => {
    const prove = provingBy(() => Promise.reject(new NotProven()));
    await expect(prove(refusing(1))).rejects.toBeInstanceOf(NotProven);
  });

  it('ask for one proof only, and for none where something else is refused', async () => {
    let asked = 0;
    const prove = provingBy(async () => void (asked += 1));
    await expect(prove(refusing(2))).rejects.toMatchObject({ code: 'fresh_proof_needed' });
    await expect(prove(refusing(1, 'method_last'))).rejects.toMatchObject({ code: 'method_last' });
    expect(asked).toBe(1);
  });
});
