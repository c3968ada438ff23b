/** The part of the `smpp` package that is used here; it has no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer } from 'node:net';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly message_id?: string;
    readonly source_addr?: string;
    readonly destination_addr?: string;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly short_message?: { readonly message?: string | Buffer; readonly udh?: readonly Buffer[] };
    readonly message_payload?: { readonly message?: string | Buffer };
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly registered_delivery?: number;
    response(options?: object): Pdu;
  }
  export interface ConnectOptions {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    readonly servername?: string;
  }
  export interface Session extends EventEmitter {
    readonly socket: import('node:net').Socket;
    /** False when the socket is closed already. */
    send(pdu: Pdu): boolean;
    bind_transceiver(options: object, answer: (pdu: Pdu) => void): boolean;
    submit_sm(options: object, answer: (pdu: Pdu) => void): boolean;
    deliver_sm(options: object, answer: (pdu: Pdu) => void): boolean;
    enquire_link(answer: (pdu: Pdu) => void): boolean;
    unbind(answer: (pdu: Pdu) => void): boolean;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
    pause(): void;
    resume(): void;
  }
  export interface Encoding {
    match(text: string): boolean;
    encode(text: string): Buffer;
    decode(bytes: Buffer): string;
  }
  const smpp: {
    connect(options: ConnectOptions): Session;
    createServer(listener: (session: Session) => void): NetServer;
    readonly encodings: { readonly ASCII: Encoding; readonly UCS2: Encoding };
    readonly errors: Readonly<Record<string, number>>;
  };
  export default smpp;
}
