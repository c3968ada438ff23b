import smpp from 'smpp';

/** Octets of user data in one SM (3GPP TS 23.040): 160 characters of GSM 7 bit or 70 of UCS-2; less the header where there are parts. */
const GSM = { coding: 0, alone: 160, part: 153 };
const UCS2 = { coding: 8, alone: 140, part: 134 };
const MOST_PARTS = 10;

export interface Part {
  readonly dataCoding: number;
  readonly bytes: Buffer;
  /** The header says that it is one of several. */
  readonly withHeader: boolean;
}

/** A text as the messages that carry it: GSM 7 bit where its alphabet suffices, else UCS-2; long ones in numbered parts. */
export function partsOf(text: string, reference: number): Part[] {
  const gsm = smpp.encodings.ASCII.match(text);
  const alphabet = gsm ? smpp.encodings.ASCII : smpp.encodings.UCS2;
  const form = gsm ? GSM : UCS2;
  const whole = alphabet.encode(text);
  if (whole.length <= form.alone) return [{ dataCoding: form.coding, bytes: whole, withHeader: false }];
  const pieces: Buffer[] = [];
  let piece: Buffer[] = [];
  let size = 0;
  // By character, so that neither an escaped sign nor a surrogate pair is torn apart.
  for (const sign of text) {
    const bytes = alphabet.encode(sign);
    if (size + bytes.length > form.part) {
      pieces.push(Buffer.concat(piece));
      piece = [];
      size = 0;
    }
    piece.push(bytes);
    size += bytes.length;
  }
  pieces.push(Buffer.concat(piece));
  const kept = pieces.slice(0, MOST_PARTS);
  return kept.map((bytes, at) => ({
    dataCoding: form.coding,
    bytes: Buffer.concat([Buffer.of(5, 0, 3, reference & 0xff, kept.length, at + 1), bytes]),
    withHeader: true,
  }));
}
