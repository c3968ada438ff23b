import type { Settings } from '../../platform/index.js';
import type { Alert } from './alerts.js';

/** Names that came from a directory or a browser: one line each, and not a long one. */
const line = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);

/** In plain text: what happened, the facts, when, and where to look. */
export function alertMail(
  { sentence, details }: Alert,
  at: Date,
  { organisation, publicUrl }: Pick<Settings, 'organisation' | 'publicUrl'>,
): { subject: string; text: string } {
  const facts = Object.entries(details).filter(([, value]) => value !== null && value !== '');
  return {
    subject: line(`${organisation}: ${sentence}`),
    text: [
      line(sentence),
      '',
      ...facts.map(([name, value]) => `${name}: ${line(String(value))}`),
      `when: ${at.toISOString()}`,
      '',
      `Look at it in the console: ${publicUrl}/console`,
      '',
      `You receive this because you are an admin of two-step sign-in at ${line(organisation)}.`,
      '',
    ].join('\n'),
  };
}
