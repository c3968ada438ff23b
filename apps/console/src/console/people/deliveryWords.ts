export const deliveryKinds: Readonly<Record<string, string>> = {
  'text-message': 'Text',
  'voice-call': 'Call',
  push: 'Notification',
  mail: 'Mail',
};
export const deliveryStates: Readonly<Record<string, string>> = {
  queued: 'waiting to be sent',
  accepted: 'taken by the provider',
  delivered: 'delivered',
  failed: 'failed',
  ringing: 'ringing',
  answered: 'answered',
  voicemail: 'answered by a machine',
  key_pressed: 'keys pressed',
  replied: 'replied',
  no_answer: 'nobody answered',
  busy: 'busy',
  expired: 'too late to send',
};
