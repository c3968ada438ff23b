import type { Pdu } from 'smpp';
import type { EventState } from '../../timeline.js';

/** esm_class: an SMSC delivery receipt (SMPP 3.4, 5.2.12). */
const RECEIPT = 0x04;

/** What became of a text, as its receipt says. */
export interface Receipt {
  readonly reference: string;
  readonly state: Extract<EventState, 'delivered' | 'failed'>;
  readonly reason: string | null;
}
export interface IncomingText {
  /** E.164. */
  readonly from: string;
  readonly body: string;
}

/** message_state (SMPP 3.4, 5.2.28) and the words of the usual receipt text (appendix B). Others are on their way still. */
const STATES: Readonly<Record<string, Receipt['state']>> = {
  '2': 'delivered',
  '3': 'failed',
  '4': 'failed',
  '5': 'failed',
  '8': 'failed',
  DELIVRD: 'delivered',
  ACCEPTD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
};

export const textOf = (pdu: Pdu): string => {
  const text = pdu.message_payload?.message ?? pdu.short_message?.message ?? '';
  return typeof text === 'string' ? text : text.toString('latin1');
};

export const isReceipt = (pdu: Pdu): boolean => ((pdu.esm_class ?? 0) & RECEIPT) !== 0;

/** The receipt in a deliver_sm; null while the text is on its way. Its own fields count before the words of the text. */
export function receiptOf(pdu: Pdu): Receipt | null {
  const words = new Map(
    textOf(pdu)
      .split(' ')
      .map((word) => [word.slice(0, word.indexOf(':')).toLowerCase(), word.slice(word.indexOf(':') + 1)]),
  );
  const reference = pdu.receipted_message_id ?? words.get('id');
  const said = pdu.message_state === undefined ? words.get('stat') : String(pdu.message_state);
  const state = STATES[said ?? ''];
  if (!reference || !state) return null;
  const code = words.get('err');
  return { reference, state, reason: state === 'failed' ? `the network did not deliver it${code ? ` (${code})` : ''}` : null };
}

/** A text that a phone sent. Networks write the number with or without the plus sign. */
export const incomingText = (pdu: Pdu): IncomingText => {
  const from = pdu.source_addr ?? '';
  return { from: from.startsWith('+') ? from : `+${from}`, body: textOf(pdu) };
};
