import type { Method } from '../../generated/graphql';

export const methodNames: Record<Method, string> = {
  APP_CODE: 'Mobile app, one-time password',
  TEXT_MESSAGE: 'Text message to a phone',
};
export const methodWords: Record<Method, string> = { APP_CODE: 'App', TEXT_MESSAGE: 'Text' };
export const methodOrder: readonly Method[] = ['APP_CODE', 'TEXT_MESSAGE'];
