import Alert from '@mui/material/Alert';
import { Facts } from '../display/Facts';
import { Panel } from '../display/Panel';
import { encryptionOf } from './setup/form';
import { encryptionWords, mappedFields, sourceWords } from './setup/words';
import type { Directory } from './useDirectories';

/** How it was connected, without anything secret. */
export function DirectorySettings({ directory }: { directory: Directory }) {
  const { configuration, source } = directory;
  const mapped = mappedFields.flatMap(({ field, name }) => {
    const attribute = configuration?.mapping.find((one) => one.field === field)?.attribute;
    return attribute ? [`${name}: ${attribute}`] : [];
  });
  return (
    <Panel title="Settings" aside={sourceWords[source] ?? source}>
      {source === 'environment' && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          Set by the LDAP_… variables of the server. Change them there, and start it again.
        </Alert>
      )}
      <Facts
        facts={[
          ['Looks for changes', `every ${directory.syncSeconds} s`],
          ['Reads everything', `every ${directory.syncMinutes} min`],
          ...(configuration
            ? ([
                ['Encryption', encryptionWords[encryptionOf(directory)]],
                ['CA', configuration.caPem ? 'An own one' : 'Those that everybody knows'],
                ['Account', configuration.bindDn],
                ['Only people', configuration.peopleFilter],
                ['Only groups', configuration.groupFilter],
                ['Mapping', mapped.join(', ') || 'Defaults'],
                ['More attributes', configuration.extraAttributes.join(', ')],
              ] as const)
            : []),
        ]}
      />
    </Panel>
  );
}
