/** The methods there are. A new one is a folder beside this file and one line in each of the two lists. */
import { appCode } from './app-code/app-code.js';
import type { AuthenticationMethod } from './method.js';
import { textMessage } from './text-message/text-message.js';

/** Every method's name, in the order in which a person is offered them when nothing else decides. */
export const METHODS = ['app-code', 'text-message'] as const;
export type Method = (typeof METHODS)[number];

const REGISTRY: { readonly [M in Method]: AuthenticationMethod & { readonly name: M } } = {
  'app-code': appCode,
  'text-message': textMessage,
};

export const methodFor = (name: Method): AuthenticationMethod => REGISTRY[name];
