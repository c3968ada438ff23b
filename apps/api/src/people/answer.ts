import { Refused } from '../platform/index.js';

/** What a transaction answered, once it has committed; a refusal goes out as its coded error. */
export async function answered<T>(answer: Promise<T | Refused>): Promise<T> {
  const settled = await answer;
  if (settled instanceof Refused) throw settled;
  return settled;
}
