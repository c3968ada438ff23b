import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountJourneys } from './journeys/account.js';
import { appJourneys } from './journeys/apps.js';
import { interruptionJourneys } from './journeys/interruptions.js';
import { phonesJourneys } from './journeys/phones.js';
import { Stage } from './portal/stage.js';

describe('the portal in a real browser', () => {
  const stage = new Stage();
  beforeAll(() => stage.openWithPeople());
  afterAll(() => stage.close());

  phonesJourneys(stage);
  appJourneys(stage);
  accountJourneys(stage);
  interruptionJourneys(stage);

  it('J01: no page had an error or broke the content security policy', () => {
    expect(stage.problems).toEqual([]);
  });
});
