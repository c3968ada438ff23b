import type { Method, PortalOfferFragment } from '../../generated/portal/graphql';

/** The three ways of the first question; some of them are two methods. */
export type Way = 'app' | 'phone' | 'office';

const METHODS_OF: Readonly<Record<Way, readonly Method[]>> = {
  app: ['APP_NOTIFICATION', 'APP_CODE'],
  phone: ['TEXT_MESSAGE', 'VOICE_CALL'],
  office: ['OFFICE_PHONE'],
};

export interface OfferedWay {
  readonly way: Way;
  /** In the order in which they are offered; never empty. */
  readonly methods: readonly Method[];
}

/** Only what policy allows; a way that is not allowed isn't there. */
export function offeredWays(offers: readonly Pick<PortalOfferFragment, 'method'>[]): OfferedWay[] {
  const offered = new Set(offers.map(({ method }) => method));
  return (Object.keys(METHODS_OF) as Way[])
    .map((way) => ({ way, methods: METHODS_OF[way].filter((method) => offered.has(method)) }))
    .filter(({ methods }) => methods.length > 0);
}
