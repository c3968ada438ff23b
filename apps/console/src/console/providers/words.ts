import type { ConsoleProvidersQuery } from '../../generated/graphql';

export type Provider = ConsoleProvidersQuery['providers'][number];
export type ProviderKind = ConsoleProvidersQuery['providerKinds'][number];
export type ProviderField = ProviderKind['fields'][number];

export const kindNames: Readonly<Record<string, string>> = {
  twilio: 'Twilio',
  smpp: 'SMPP 3.4',
  webhook: 'Signed webhook',
  smtp: 'Mail (SMTP)',
  'alert-webhook': 'Alerts by webhook',
};
export const kindSentences: Readonly<Record<string, string>> = {
  twilio: 'Texts and calls through Twilio, with replies and key presses coming back signed.',
  smpp: 'Texts through the message centre of a telephone company or an aggregator.',
  webhook: 'Texts and calls through a service of your own: each request is signed, and so are its answers.',
  smtp: 'Mails to people about their account, and alerts to admins.',
  'alert-webhook': 'Fraud reports and other alerts, posted to a chat or an on-call system.',
};
export const carriedNames: Readonly<Record<string, string>> = {
  'text-message': 'texts',
  'voice-call': 'calls',
  mail: 'mails',
  push: 'notifications',
  alert: 'alerts',
};
const fieldNames: Readonly<Record<string, string>> = {
  accountSid: 'Account SID',
  authToken: 'Auth token',
  apiKeySid: 'API key SID',
  from: 'Sender',
  baseUrl: 'Other address of the API',
  url: 'Address',
  secret: 'Signing secret',
  host: 'Host',
  port: 'Port',
  systemId: 'System id',
  password: 'Password',
  tls: 'TLS',
};

/** 'sourceAddress' → 'Source address' for a field that has no word of its own. */
export function fieldName(name: string): string {
  const words = name.replaceAll(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
  return fieldNames[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export const carriedWords = (carries: readonly string[]): string =>
  new Intl.ListFormat('en').format(carries.map((one) => carriedNames[one] ?? one));
