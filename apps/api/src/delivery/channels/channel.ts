import type { Secret } from '../../platform/index.js';
import type { MessageKind, NewMessage } from '../message.js';

/** A setting of a provider, as the console's form draws it. */
export interface ProviderField {
  readonly name: string;
  readonly form: 'text' | 'url' | 'number' | 'e164' | `select:${string}`;
  readonly secret: boolean;
  readonly required: boolean;
  /** What an address may begin with; https alone where nothing is said. */
  readonly schemes?: readonly string[];
  /** What a value must fulfil beyond its form, with the sentence that says so. */
  readonly check?: { readonly test: (value: string) => boolean; readonly sentence: string };
}

/** One configured account, opened for use. */
export interface Provider {
  /** Null for what needs no account. */
  readonly id: string | null;
  /** Changes with every change of the row: whatever was made for the old one is made anew. */
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** The demo's own peer: it may be on the computer itself, and without TLS. */
  readonly trusted: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, Secret>>;
}

/** A message on its way to a provider. */
export type Handoff = NewMessage & {
  /** Random part of the addresses to which the provider reports. */
  readonly token: string;
  readonly signal: AbortSignal;
};

/** Collects what passes between us and a provider, for an admin to read. */
export type Narrate = (line: string) => void;

/** A kind of provider. One folder a kind, one line in the registry. */
export interface Channel {
  readonly kind: string;
  readonly carries: readonly MessageKind[];
  readonly fields: readonly ProviderField[];
  /** Handing over the same id twice is known to the other side, or harmless. Where it is not, a doubtful handover is never repeated. */
  readonly idempotent: boolean;
  /** What this account carries, where its settings narrow it. */
  narrowed?(settings: Readonly<Record<string, string>>): readonly MessageKind[];
  /** The host to which the secrets are told. */
  hostOf(settings: Readonly<Record<string, string>>): string;
  /** Resolves once the provider has taken the message; throws `DeliveryFailure`. */
  send(provider: Provider, message: Handoff): Promise<{ readonly reference: string }>;
  /** The real exchange, without a message when `to` is null. Throws `DeliveryFailure`. */
  test(provider: Provider, to: string | null, narrate: Narrate): Promise<void>;
  /** For kinds that keep a connection: the accounts that should be connected now. */
  keep?(providers: readonly Provider[]): void;
  close?(): Promise<void>;
}

/**
 * Who is to blame. `recipient`: no provider can reach them, so none is asked again. `provider`: it did not take the message,
 * another one may. `unsure`: it may have taken it.
 */
export type Blame = 'recipient' | 'provider' | 'unsure';

/** The provider said no, or nothing. The message names no recipient and no content. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  constructor(
    message: string,
    readonly blame: Blame,
  ) {
    super(message);
  }
}

export const settingOf = (provider: Provider, name: string): string => provider.settings[name] ?? '';
export const secretOf = (provider: Provider, name: string): string => provider.secrets[name]?.reveal() ?? '';
