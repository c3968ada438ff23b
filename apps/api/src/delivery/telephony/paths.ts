/**
 * Where providers report to, below PUBLIC_URL; every address is called by POST and is signed by the provider.
 * `token` is random and stands for one handed-over message, `answer` for one question within a call.
 */
export const TELEPHONY = {
  /** Twilio: the line is up; answers with TwiML. */
  twilioVoice: (token: string) => `/telephony/twilio/calls/${token}/voice`,
  twilioKeys: (token: string, answer: string) => `/telephony/twilio/calls/${token}/keys/${answer}`,
  twilioCallStatus: (token: string) => `/telephony/twilio/calls/${token}/status`,
  twilioTextStatus: (token: string) => `/telephony/twilio/texts/${token}/status`,
  /** Twilio: the address to enter for incoming texts of a number ("A message comes in"). The account is told by `AccountSid`. */
  twilioText: '/telephony/twilio/text',
  /** Signed webhook: states of a message, and keys pressed in a call. */
  webhookEvents: (token: string) => `/telephony/webhook/messages/${token}`,
  /** Signed webhook: texts that came in. */
  webhookTexts: (providerId: string) => `/telephony/webhook/providers/${providerId}/texts`,
} as const;
