import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useInput, type Validator } from 'react-admin';
import { useDebounced } from '../display/useDebounced';
import { AttributeInput } from './AttributeInput';
import { conditionLook } from './conditionLooks';
import { type Condition, sameCondition } from './draft';
import { type Target, useTargets } from './useTargets';

interface Props {
  source: 'include' | 'exclude';
  label: string;
  hint: string;
  kinds: readonly string[];
  validate?: Validator;
}

/** One box for every kind of condition: type a name, choose what it means. */
export function ConditionsInput({ source, label, hint, kinds, validate }: Props) {
  const { field, fieldState } = useInput<Condition[]>({ source, validate, defaultValue: [] });
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const { targets, loading } = useTargets(search, kinds);
  const refusal = fieldState.error?.type === 'server' ? fieldState.error.message : 'Choose at least one.';
  const value: Target[] = field.value ?? [];

  return (
    <Box>
      <Autocomplete<Target, true>
        multiple
        filterSelectedOptions
        openOnFocus
        disableCloseOnSelect={false}
        options={targets}
        filterOptions={(options) => options}
        value={value}
        onChange={(_, chosen) =>
          field.onChange(chosen.map(({ kind, targetId, label, attribute }) => ({ kind, targetId, label, attribute })))
        }
        onBlur={field.onBlur}
        inputValue={typed}
        onInputChange={(_, text) => setTyped(text)}
        isOptionEqualToValue={sameCondition}
        getOptionLabel={(target) => target.label}
        getOptionKey={({ kind, targetId, label }) => `${kind} ${targetId} ${label}`}
        groupBy={({ kind }) => conditionLook(kind).word}
        loading={loading}
        loadingText="Looking…"
        noOptionsText={search ? 'Nothing with that name' : 'Type a name'}
        renderValue={(chosen, getItemProps) =>
          chosen.map((target, index) => {
            const { key, ...props } = getItemProps({ index });
            return <Chip key={key} {...props} size="small" icon={conditionLook(target.kind).icon} label={target.label} />;
          })
        }
        renderOption={({ key, ...props }, target) => (
          <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1.5 }}>
            <Box sx={{ color: 'text.secondary', display: 'flex' }}>{conditionLook(target.kind).icon}</Box>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              {target.label}
              {target.place && (
                <Box
                  component="span"
                  sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}
                >
                  {target.place}
                </Box>
              )}
            </Box>
            <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{target.size}</Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={label}
            placeholder={value.length === 0 ? 'Type a group, a unit …' : ''}
            error={fieldState.invalid}
            sx={{ mt: 0.5 }}
            helperText={fieldState.error ? refusal : hint}
          />
        )}
      />
      <AttributeInput
        label={label}
        onAdd={(added) => field.onChange([...value.filter((one) => !sameCondition(one, added)), added])}
      />
    </Box>
  );
}
