import { describe, expect, it } from '@jest/globals';
import { type Day, forecast } from './forecast.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));
const series = (done: readonly number[]): Day[] =>
  done.map((count, index) => ({ day: at(index + 1), people: 1000, done: count }));

describe('forecast of a campaign', () => {
  it('a tenth of those who are left each day goes on like that', () => {
    const curve = forecast(series([0, 100, 190, 271]), at(7));
    expect(curve.map(({ done }) => done)).toEqual([271, 344, 410, 469]);
    expect(curve.at(-1)?.day).toEqual(at(7));
  });

  it('where nobody enrols, or people leave again, it stays level', () => {
    expect(forecast(series([50, 50, 50]), at(5)).map(({ done }) => done)).toEqual([50, 50, 50]);
    expect(forecast(series([50, 40, 30]), at(4)).map(({ done }) => done)).toEqual([30, 30]);
  });

  it('nothing is said from two days, when all are done, or after the end', () => {
    expect(forecast(series([0, 10]), at(9))).toEqual([]);
    expect(forecast(series([0, 10, 1000]), at(9))).toEqual([]);
    expect(forecast(series([0, 10, 20]), at(1))).toEqual([]);
    expect(forecast([], at(9))).toEqual([]);
  });
});
