import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scripts, USUAL } from '../testing/random/acts.js';
import { World } from '../testing/random/world.js';

/** Every way in; so many orders reach each of them, or there was nothing to be wrong about. */
const WAYS = [
  'app-code enrolled',
  'app-code typed',
  'app-notification enrolled',
  'app-notification redeemed',
  'office-phone enrolled',
  'office-phone redeemed',
  'recovered',
  'text-message enrolled',
  'text-message redeemed',
  'text-message typed',
  'voice-call enrolled',
  'voice-call redeemed',
  'with password',
];

describe('random orders', () => {
  it('E06: in any order, in two browsers: nothing is active without a proof, no code passes twice, no limit is passed', async () => {
    const accepted = new Set<string>();
    let locked = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), scripts, async (usual, script) => {
        const world = new World();
        for (const act of usual ? [...USUAL, ...script] : script) {
          await world.act(act);
          world.ledger.checkRows(world.proofs);
        }
        world.ledger.checkGuesses(10);
        world.ledger.checkSends();
        for (const way of world.accepted) accepted.add(way);
        locked += world.host.tables().events.filter((event) => event.action === 'second_factor.locked').length;
      }),
      { numRuns: 200 },
    );
    // The property must not hold for want of anything happening.
    for (const way of WAYS) expect(accepted).toContain(way);
    expect(locked).toBeGreaterThan(0);
  }, 120_000);
});
