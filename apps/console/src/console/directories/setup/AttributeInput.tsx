import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { sampleOf } from './check';
import { useSetup } from './useSetup';

interface Props {
  field: string;
  name: string;
  hint: string;
}

/** One row of the mapping: the attribute, what it is by default, and what the first person has there now. */
export function AttributeInput({ field, name, hint }: Props) {
  const { form, set, defaults, errorAt, check } = useSetup();
  const about = useId();
  const samples = check.last?.samples ?? [];
  const typed = form.mapping[field] ?? '';
  const byDefault = defaults[field] ?? '';
  const value = sampleOf(samples, typed || byDefault);
  const error = errorAt(`mapping.${field}`);
  const type = (attribute: string) => set({ mapping: { ...form.mapping, [field]: attribute } });
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        rowGap: 0.25,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        alignItems: 'start',
      }}
    >
      <Autocomplete<string, false, false, true>
        freeSolo
        options={samples.map(({ attribute }) => attribute)}
        value={typed || null}
        inputValue={typed}
        onInputChange={(_, attribute, cause) => cause !== 'reset' && type(attribute)}
        onChange={(_, attribute) => type(attribute ?? '')}
        renderOption={({ key, ...props }, attribute) => (
          <Box component="li" key={key} {...props} sx={{ display: 'block !important' }}>
            {attribute}
            <Box
              component="span"
              sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8rem', overflowWrap: 'anywhere' }}
            >
              {sampleOf(samples, attribute)}
            </Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={name}
            placeholder={byDefault}
            error={error !== null}
            helperText={error ?? (hint || undefined)}
            slotProps={{
              ...params.slotProps,
              htmlInput: {
                ...params.slotProps.htmlInput,
                spellCheck: false,
                autoCapitalize: 'none',
                'aria-describedby': about,
              },
              inputLabel: { ...params.slotProps.inputLabel, shrink: true },
            }}
          />
        )}
      />
      <Box id={about} sx={{ fontSize: '0.8rem', pt: { md: 0.25 }, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ color: 'text.secondary' }}>Default: {byDefault || 'none'}</Box>
        {samples.length > 0 && <Box>{value ?? 'The first person has nothing there.'}</Box>}
      </Box>
    </Box>
  );
}
