import { XMLParser } from 'fast-xml-parser';

/** What a page of TwiML says to do, in order. https://www.twilio.com/docs/voice/twiml */
export type Verb =
  | { readonly verb: 'say'; readonly text: string; readonly language: string | null }
  | { readonly verb: 'pause'; readonly seconds: number }
  | Gather
  | { readonly verb: 'redirect'; readonly url: string; readonly method: Method }
  | { readonly verb: 'message'; readonly text: string }
  | { readonly verb: 'hangup' };

export type Method = 'GET' | 'POST';

export interface Gather {
  readonly verb: 'gather';
  /** Null: the page itself. */
  readonly action: string | null;
  readonly method: Method;
  /** Seconds of silence after which the keys pressed so far count. */
  readonly timeout: number;
  /** Keys that end the entry and are not part of it. */
  readonly finishOnKey: string;
  readonly numDigits: number | null;
  readonly actionOnEmptyResult: boolean;
  readonly within: readonly Verb[];
}

const TEXT = '#text';
const ATTRIBUTES = ':@';
type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Throws when it is not TwiML at all; verbs that a phone call of this demo has no use for are passed over. */
export function parseTwiml(xml: string): Verb[] {
  const response = (parser.parse(xml, true) as Node[]).find((node) => 'Response' in node);
  if (!response) throw new Error('no Response element');
  return verbsIn(childrenOf(response, 'Response'));
}

const childrenOf = (node: Node, name: string): Node[] => (node[name] ?? []) as Node[];
const attributesOf = (node: Node): Readonly<Record<string, string | undefined>> =>
  (node[ATTRIBUTES] ?? {}) as Record<string, string>;
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => (TEXT in node ? String(node[TEXT]) : textOf(childrenOf(node, nameOf(node)))))
    .join(' ')
    .trim();
const method = (word: string | undefined): Method => (word?.toUpperCase() === 'GET' ? 'GET' : 'POST');
const count = (word: string | undefined, otherwise: number): number => {
  const number = Number(word);
  return word !== undefined && Number.isInteger(number) && number >= 0 ? number : otherwise;
};

const verbsIn = (nodes: readonly Node[]): Verb[] => nodes.flatMap((node) => verbOf(nameOf(node), node) ?? []);

function verbOf(name: string, node: Node): Verb | Verb[] | null {
  const children = childrenOf(node, name);
  const attributes = attributesOf(node);
  switch (name) {
    case 'Say': {
      const said = { verb: 'say', text: textOf(children), language: attributes['language'] ?? null } as const;
      return Array.from({ length: Math.min(count(attributes['loop'], 1) || 1, 10) }, () => said);
    }
    case 'Pause':
      return { verb: 'pause', seconds: count(attributes['length'], 1) };
    case 'Gather':
      return gatherOf(children, attributes);
    case 'Redirect':
      return { verb: 'redirect', url: textOf(children), method: method(attributes['method']) };
    case 'Message':
      return { verb: 'message', text: textOf(children) };
    case 'Hangup':
      return { verb: 'hangup' };
    default:
      return null;
  }
}

function gatherOf(children: readonly Node[], attributes: Readonly<Record<string, string | undefined>>): Gather {
  return {
    verb: 'gather',
    action: attributes['action'] ?? null,
    method: method(attributes['method']),
    timeout: count(attributes['timeout'], 5),
    finishOnKey: attributes['finishOnKey'] ?? '#',
    numDigits: count(attributes['numDigits'], 0) || null,
    actionOnEmptyResult: attributes['actionOnEmptyResult'] === 'true',
    within: verbsIn(children),
  };
}
