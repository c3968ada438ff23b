import type { CallScript, Locale } from '@tessera/enrollment';
import twilio from 'twilio';

type Language = 'en-US' | 'de-DE' | 'fr-FR' | 'es-ES' | 'ja-JP';
const LANGUAGES: Readonly<Record<Locale, Language>> = { en: 'en-US', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', ja: 'ja-JP' };

const KEY_SECONDS = 8;

/** Says what is asked and waits for keys; `#` ends them. Nothing pressed is an answer, too. */
export function question(script: CallScript, action: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({
    input: ['dtmf'],
    finishOnKey: '#',
    actionOnEmptyResult: true,
    action,
    method: 'POST',
    timeout: KEY_SECONDS,
  });
  gather.say({ language: LANGUAGES[script.locale] }, script.greeting);
  return response.toString();
}

export function ending(script: CallScript | null, answer: keyof CallScript['endings']): string {
  const response = new twilio.twiml.VoiceResponse();
  if (script) response.say({ language: LANGUAGES[script.locale] }, script.endings[answer]);
  response.hangup();
  return response.toString();
}

/** Leaves nothing on a machine. */
export const hangUp = (): string => {
  const response = new twilio.twiml.VoiceResponse();
  response.hangup();
  return response.toString();
};

export const noReply = (): string => new twilio.twiml.MessagingResponse().toString();
