import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { CopyText } from '../../display/CopyText';
import { Facts } from '../../display/Facts';
import { exactTime } from '../../display/times';
import { fingerprintGroups, fingerprintOf } from './certificate';
import type { DirectoryCheck } from './check';
import { TrustIssuer } from './TrustIssuer';

type Certificate = NonNullable<DirectoryCheck['certificate']>;

const localTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const Moment = ({ at }: { at: string }) => (
  <time dateTime={at} title={exactTime(at)}>
    {localTime.format(new Date(at))}
  </time>
);

export function CertificateCard({ certificate }: { certificate: Certificate }) {
  const { subject, issuer, names, notBefore, notAfter, sha256, trusted, problem } = certificate;
  return (
    <Box
      component="section"
      aria-label="Certificate of the server"
      sx={{ border: 1, borderColor: trusted ? 'divider' : 'error.main', borderRadius: 1, p: 1.5, mt: 2, display: 'grid', gap: 1 }}
    >
      {trusted ? (
        <Alert severity="success" sx={{ py: 0 }}>
          The certificate is trusted.
        </Alert>
      ) : (
        <Alert severity="error" sx={{ py: 0 }}>
          The certificate is not trusted{problem ? `: ${problem}` : '.'}
        </Alert>
      )}
      <Facts
        facts={[
          ['Subject', subject],
          ['Names', names.join(', ')],
          ['Issuer', issuer],
          ['Valid from', <Moment key="from" at={notBefore} />],
          ['Valid until', <Moment key="until" at={notAfter} />],
          [
            'SHA-256',
            <CopyText
              key="print"
              text={fingerprintOf(sha256)}
              short={fingerprintGroups(sha256).join(' ')}
              label="SHA-256 fingerprint"
            />,
          ],
        ]}
      />
      {!trusted && <TrustIssuer key={sha256} issuerPem={certificate.issuerPem ?? null} />}
    </Box>
  );
}
