import type { Method } from '../../generated/graphql';

export const methodNames: Record<Method, string> = {
  APP_NOTIFICATION: 'Mobile app, notification',
  APP_CODE: 'Mobile app, one-time password',
  TEXT_MESSAGE: 'Text message to the authentication phone',
  VOICE_CALL: 'Call to the authentication phone',
  OFFICE_PHONE: 'Call to the office phone',
  RECOVERY_CODES: 'Recovery codes',
};
export const methodWords: Record<Method, string> = {
  APP_NOTIFICATION: 'Notification',
  APP_CODE: 'App code',
  TEXT_MESSAGE: 'Text',
  VOICE_CALL: 'Call',
  OFFICE_PHONE: 'Office phone',
  RECOVERY_CODES: 'Recovery codes',
};
/** What a policy may allow; recovery codes only replace a lost method. */
export const methodOrder: readonly Method[] = ['APP_NOTIFICATION', 'APP_CODE', 'TEXT_MESSAGE', 'VOICE_CALL', 'OFFICE_PHONE'];
