import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { AttributeInput } from './AttributeInput';
import { PeoplePreview } from './PeoplePreview';
import { useLiveCheck } from './useCheck';
import { useSetup } from './useSetup';
import { mappedFields } from './words';

const most = 10;

function ExtraAttributes() {
  const { form, set, errorAt, check } = useSetup();
  const error = errorAt('extraAttributes');
  return (
    <Autocomplete<string, true, false, true>
      multiple
      freeSolo
      filterSelectedOptions
      options={check.last?.samples.map(({ attribute }) => attribute) ?? []}
      value={[...form.extraAttributes]}
      onChange={(_, chosen) =>
        set({
          extraAttributes: chosen
            .map((one) => one.trim())
            .filter(Boolean)
            .slice(0, most),
        })
      }
      renderInput={(params) => (
        <TextField
          {...params}
          label="More attributes"
          error={error !== null}
          helperText={error ?? `Up to ${most}, kept as they are, for policies to look at. Enter adds one.`}
        />
      )}
    />
  );
}

export function MappingStep() {
  const { check, errorAt } = useSetup();
  useLiveCheck(check);
  const error = errorAt('mapping');
  return (
    <>
      <Box sx={{ color: 'text.secondary' }}>
        Every row has a default. Change only what is elsewhere in your directory; the people below show what it means.
      </Box>
      {error && <Alert severity="error">{error}</Alert>}
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {mappedFields.map((row) => (
          <AttributeInput key={row.field} {...row} />
        ))}
      </Box>
      <ExtraAttributes />
      <PeoplePreview />
    </>
  );
}
