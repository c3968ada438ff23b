/** The methods there are. A new one is a folder beside this file and one line in each of the two lists. */
import { appCode } from './app-code/app-code.js';
import { appNotification } from './app-notification/app-notification.js';
import type { AuthenticationMethod } from './method.js';
import { officePhone } from './office-phone/office-phone.js';
import { recoveryCodes } from './recovery-codes/recovery-codes.js';
import { textMessage } from './text-message/text-message.js';
import { voiceCall } from './voice-call/voice-call.js';

/** Every method's name, in the order in which a person is offered them when nothing else decides. */
export const METHODS = ['app-notification', 'app-code', 'text-message', 'voice-call', 'office-phone', 'recovery-codes'] as const;
export type Method = (typeof METHODS)[number];

const REGISTRY: { readonly [M in Method]: AuthenticationMethod & { readonly name: M } } = {
  'app-notification': appNotification,
  'app-code': appCode,
  'text-message': textMessage,
  'voice-call': voiceCall,
  'office-phone': officePhone,
  'recovery-codes': recoveryCodes,
};

export const methodFor = (name: Method): AuthenticationMethod => REGISTRY[name];
