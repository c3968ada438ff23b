import AddIcon from '@mui/icons-material/Add';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { type AttributeField, type AttributeOperator, ConsolePolicyDirectoriesDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { attributeSentence, fieldWords, operatorsOf, operatorWords } from './attributeWords';
import type { Condition } from './draft';

interface Props {
  /** Of the box that it adds to. */
  label: string;
  onAdd: (condition: Condition) => void;
}

/** A condition over what the directory says of a person: field, operator, values. */
export function AttributeInput({ label, onAdd }: Props) {
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<AttributeField>('DEPARTMENT');
  const [operator, setOperator] = useState<AttributeOperator>('IS');
  const [values, setValues] = useState<string[]>([]);
  const [typed, setTyped] = useState('');
  const chosen = field === 'DIRECTORY';
  const asked = useAsk(ConsolePolicyDirectoriesDocument, {}, { enabled: open && chosen });
  const names = new Map(asked.data?.directories.map(({ id, name }) => [id, name]));

  const all = chosen || !typed.trim() ? values : [...values, typed.trim()];
  const most = operator === 'IS_SET' ? 0 : operator === 'IS_ONE_OF' ? 100 : 1;
  const ready = most === 0 || (all.length > 0 && all.length <= most);
  const clear = () => {
    setValues([]);
    setTyped('');
  };
  const add = () => {
    const test = { field, operator, values: most === 0 ? [] : all };
    const sentence = attributeSentence(field, operator, chosen ? test.values.map((id) => names.get(id) ?? id) : test.values);
    onAdd({ kind: 'attribute', targetId: null, label: sentence, attribute: test });
    clear();
    setOpen(false);
  };

  if (!open) {
    return (
      <Button size="small" startIcon={<AddIcon />} onClick={() => setOpen(true)} aria-label={`${label}: add an attribute`}>
        Add an attribute
      </Button>
    );
  }
  return (
    <Box
      component="fieldset"
      aria-label={`${label}: attribute`}
      sx={{
        border: 0,
        p: 0,
        mx: 0,
        mb: 0,
        mt: 1,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { sm: '1fr 1fr 2fr auto' },
        alignItems: 'start',
      }}
    >
      <TextField
        select
        size="small"
        label="Attribute"
        value={field}
        onChange={({ target }) => {
          const next = target.value as AttributeField;
          setField(next);
          if (!operatorsOf(next).includes(operator)) setOperator('IS');
          clear();
        }}
      >
        {Object.entries(fieldWords).map(([id, word]) => (
          <MenuItem key={id} value={id}>
            {word}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label="Comparison"
        value={operator}
        onChange={({ target }) => setOperator(target.value as AttributeOperator)}
      >
        {operatorsOf(field).map((id) => (
          <MenuItem key={id} value={id}>
            {operatorWords[id]}
          </MenuItem>
        ))}
      </TextField>
      {most === 0 ? (
        <span />
      ) : (
        <Autocomplete<string, true, false, boolean>
          multiple
          freeSolo={!chosen}
          size="small"
          options={chosen ? [...names.keys()] : []}
          getOptionLabel={(id) => names.get(id) ?? id}
          loading={asked.isFetching}
          value={values}
          inputValue={typed}
          onInputChange={(_, text) => setTyped(text)}
          onChange={(_, next) => setValues(most === 1 ? next.slice(-1) : next)}
          renderInput={(params) => (
            <TextField
              {...params}
              label={most === 1 ? 'Value' : 'Values'}
              error={all.length > most}
              helperText={all.length > most ? 'One value only.' : chosen ? '' : 'Upper and lower case are the same.'}
            />
          )}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="outlined" disabled={!ready} onClick={add}>
          Add
        </Button>
        <Button
          onClick={() => {
            clear();
            setOpen(false);
          }}
        >
          Cancel
        </Button>
      </Box>
    </Box>
  );
}
