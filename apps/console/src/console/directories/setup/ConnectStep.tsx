import Alert from '@mui/material/Alert';
import { Facts } from '../../display/Facts';
import { useLiveCheck } from './useCheck';
import { urlOf } from './form';
import { useSetup } from './useSetup';
import { encryptionWords, kindWords, mappedFields } from './words';

/** What was chosen, before it becomes true. */
export function ConnectStep() {
  const { form, check, otherError } = useSetup();
  useLiveCheck(check);
  const mapped = mappedFields.filter(({ field }) => form.mapping[field]?.trim());
  return (
    <>
      <Facts
        facts={[
          ['Name', form.name],
          ['Kind', kindWords(form.kind).name],
          ['Servers', urlOf(form).replaceAll(' ', ', ')],
          ['Encryption', encryptionWords[form.encryption]],
          ['CA', form.caPem.trim() ? 'An own one' : 'Those that everybody knows'],
          ['Account', form.bindDn],
          ['Base DN', form.baseDn],
          ['Only people', form.peopleFilter],
          ['Only groups', form.groupFilter],
          ['Mapping', mapped.map(({ field, name }) => `${name}: ${form.mapping[field]}`).join(', ') || 'Defaults'],
          ['More attributes', form.extraAttributes.join(', ')],
          ['Looks for changes', `every ${form.syncSeconds} s`],
          ['Reads everything', `every ${form.syncMinutes} min`],
        ]}
      />
      {otherError && <Alert severity="error">{otherError}</Alert>}
      {!check.fresh?.ok && (
        <Alert severity="info">
          {check.pending ? 'The settings are being checked.' : 'It can be connected once every step of the check works.'}
        </Alert>
      )}
    </>
  );
}
