import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  /** The CA that signed the server's certificate, in PEM form. */
  readonly caPem: string;
  /** A CA that signed nothing here. */
  readonly otherCaPem: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A CA, and a certificate for the names that is good for some days (none when negative), made in `folder` by openssl. */
export function makeCertificates(folder: string, subjectAltName: string, days = 2): Certificates {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const authority = (name: string) => {
    const extensions = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
    openssl(
      'req',
      '-x509',
      ...KEY,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      ...extensions,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
    return readFileSync(join(folder, `${name}.pem`), 'utf8');
  };
  const caPem = authority('ca');
  const otherCaPem = authority('other');
  openssl('req', ...KEY, '-subj', '/CN=directory', '-keyout', 'server.key', '-out', 'server.csr');
  writeFileSync(join(folder, 'ext'), `subjectAltName=${subjectAltName}\nextendedKeyUsage=serverAuth\n`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', String(days), '-extfile', 'ext'];
  openssl('x509', '-req', '-in', 'server.csr', ...signing, '-out', 'server.pem');
  return {
    caPem,
    otherCaPem,
    certFile: join(folder, 'server.pem'),
    keyFile: join(folder, 'server.key'),
    caFile: join(folder, 'ca.pem'),
  };
}
