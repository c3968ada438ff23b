import { describe, expect, it } from '@jest/globals';
import { linesOf } from './lines';

const text = (id: string, phone: string) => ({ id, phone, at: '2026-01-01T00:00:00Z', body: 'Your code is 123456.' });

describe('demo phones', () => {
  it('suggests two different numbers while nothing was sent', () => {
    const lines = linesOf([]);
    expect(lines.map(({ phone }) => phone)).toEqual([null, null]);
    expect(new Set(lines.map(({ suggestion }) => suggestion?.phone)).size).toBe(2);
  });

  it('draws one phone a number and stops suggesting a number that got a text', () => {
    const lines = linesOf([text('1', '+12015550123'), text('2', '+12015550123')]);
    expect(lines[0]?.texts).toHaveLength(2);
    expect(lines[1]?.suggestion?.phone).toBe('+4915123456789');
    expect(linesOf([text('1', '+1'), text('2', '+2'), text('3', '+3')])).toHaveLength(3);
  });
});
