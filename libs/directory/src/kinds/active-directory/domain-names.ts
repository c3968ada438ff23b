import type { KindContext, ServerView } from '../kind.js';
import { Fields } from '../fields.js';
import { canonicalDn } from '../../names/canonical-dn.js';

/**
 * NetBIOS and DNS name of the domain that holds the base, from the partitions of the configuration (MS-ADTS 6.1.1.2.1.1.4).
 * Null where an account may not read them: logins are then known by their short form and UPN only.
 */
export async function domainNames(server: ServerView, baseDn: string): Promise<Omit<KindContext, 'now'>> {
  const unknown = { netbiosDomain: null, dnsDomain: null };
  const root = await server.entry('', ['configurationNamingContext']);
  const configuration = root && new Fields(root).text('configurationNamingContext', 4096);
  const base = canonicalDn(baseDn);
  if (!configuration || !base) return unknown;
  const partitions = await server.children(`CN=Partitions,${configuration}`, { present: 'nETBIOSName' }, [
    'nCName',
    'nETBIOSName',
    'dnsRoot',
  ]);
  let longest = 0;
  let names: Omit<KindContext, 'now'> = unknown;
  for (const partition of partitions) {
    const fields = new Fields(partition);
    const domain = canonicalDn(fields.text('nCName', 4096) ?? '');
    const holdsBase = domain && (base.path === domain.path || base.path.startsWith(`${domain.path}\u001f`));
    if (!holdsBase || domain.path.length <= longest) continue;
    longest = domain.path.length;
    names = { netbiosDomain: fields.text('nETBIOSName'), dnsDomain: fields.text('dnsRoot') };
  }
  return names;
}
