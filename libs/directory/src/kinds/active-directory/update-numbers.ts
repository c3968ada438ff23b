import { Fields } from '../fields.js';
import type { ChangeTracking } from '../kind.js';
import { guidOf } from './binary-ids.js';

/**
 * Update sequence numbers (MS-ADTS 3.1.1.1.9, "Polling for Changes Using USNChanged"). They count on one controller and in
 * one life of its database: another controller has another invocation id, and one that was restored gets a new one.
 */
export const updateNumbers: ChangeTracking = {
  async advance(server, since) {
    const root = await server.entry('', ['highestCommittedUSN', 'dsServiceName', 'dnsHostName']);
    const fields = root && new Fields(root);
    const highest = fields?.integer('highestCommittedUSN');
    const service = fields?.text('dsServiceName', 4096);
    if (!fields || highest === null || highest === undefined || !service) return null;
    const settings = await server.entry(service, ['invocationId']);
    const invocationId = settings && guidOf(new Fields(settings).bytes('invocationId'));
    // An account that may not compare update numbers would be told that nothing changed.
    const known = await server.entry(server.baseDn, ['uSNChanged'], { atLeast: ['uSNChanged', '1'] });
    if (!invocationId || !known) return null;
    const position = { invocationId, server: fields.text('dnsHostName') ?? service, usn: String(highest) };
    const then = since?.invocationId === invocationId ? wholeNumber(since.usn) : null;
    if (then === null || then > highest) return { position, changed: 'unknown' };
    return { position, changed: then === highest ? 'nothing' : { atLeast: ['uSNChanged', String(then + 1n)] } };
  },
};

function wholeNumber(text: string | undefined): bigint | null {
  return text !== undefined && /^\d{1,20}$/.test(text) ? BigInt(text) : null;
}
