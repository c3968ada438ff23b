import { type CallScript, maskPhone } from '@tessera/enrollment';

interface New {
  /** Also the idempotency key towards a provider that knows one. */
  readonly id: string;
  readonly personId: string | null;
  /** The enrollment or challenge whose page shows how it goes. */
  readonly regardingId: string | null;
  /** Dropped unsent after this. */
  readonly expiresAt: Date;
}
export interface NewText extends New {
  readonly kind: 'text-message';
  /** E.164. */
  readonly to: string;
  readonly content: { readonly body: string };
}
export interface NewCall extends New {
  readonly kind: 'voice-call';
  readonly to: string;
  readonly content: CallScript;
}
export interface NewPush extends New {
  readonly kind: 'push';
  /** Id of the device. */
  readonly to: string;
  readonly content: { readonly title: string; readonly body: string };
}
export interface NewMail extends New {
  readonly kind: 'mail';
  readonly to: string;
  readonly content: { readonly subject: string; readonly text: string };
}
/** For the operators' own systems. `to` says nothing here: the provider's row has the address. */
export interface NewAlert extends New {
  readonly kind: 'alert';
  readonly to: string;
  readonly content: {
    readonly kind: string;
    readonly sentence: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
}
export type NewMessage = NewText | NewCall | NewPush | NewMail | NewAlert;
export type MessageKind = NewMessage['kind'];
export type ContentOf<K extends MessageKind> = Extract<NewMessage, { kind: K }>['content'];

/** What lists and the audit log may show of a recipient. */
export function shownRecipient(kind: MessageKind, to: string): string {
  if (kind === 'text-message' || kind === 'voice-call') return maskPhone(to);
  if (kind === 'mail') return `${to.slice(0, 1)}•••@${to.slice(to.lastIndexOf('@') + 1)}`;
  return kind === 'push' ? 'mobile app' : 'alert webhook';
}
