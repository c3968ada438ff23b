import { afterAll, beforeAll, describe } from '@jest/globals';
import { attemptsContract } from './attempts-contract.js';
import { authenticatorsContract } from './authenticators-contract.js';
import { devicesContract } from './devices-contract.js';
import { deviceFlowsContract } from './device-flows-contract.js';
import { flowsContract } from './flows-contract.js';
import { limitsContract } from './limits-contract.js';
import { recoveryCodesContract } from './recovery-codes-contract.js';
import type { ContractHost } from './rows.js';
import { transactionsContract } from './transactions-contract.js';
import { trustContract } from './trust-contract.js';

export type { ContractHost } from './rows.js';

/**
 * Registers, in Jest, what every implementation of the ports must do: guards that let one win, counters that are exact under
 * parallel use, one live attempt at a time, all or nothing. Works on people of its own, with the ports' own clock.
 */
export const storeContract = <H>(name: string, makeHost: () => Promise<ContractHost<H>>): void => {
  describe(`${name} keeps the contract of the enrollment ports`, () => {
    let made: ContractHost<H> | undefined;
    const host = (): ContractHost<H> => {
      if (made === undefined) throw new Error('the host is not there yet');
      return made;
    };
    beforeAll(async () => {
      made = await makeHost();
    });
    afterAll(async () => {
      await made?.close?.();
    });
    transactionsContract(host);
    authenticatorsContract(host);
    attemptsContract(host);
    devicesContract(host);
    limitsContract(host);
    recoveryCodesContract(host);
    trustContract(host);
    flowsContract(host);
    deviceFlowsContract(host);
  });
};
