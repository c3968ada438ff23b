import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { NameInput } from './NameInput';
import { useSetup } from './useSetup';
import { kinds } from './words';

export function KindStep() {
  const { form, set } = useSetup();
  return (
    <>
      <RadioGroup
        aria-label="Kind of directory"
        value={form.kind}
        onChange={(_, kind) => set({ kind })}
        sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { md: 'repeat(3, minmax(0, 1fr))' } }}
      >
        {kinds.map(({ kind, name, sentence }) => (
          <FormControlLabel
            key={kind}
            value={kind}
            control={<Radio size="small" sx={{ mt: -0.75 }} />}
            label={
              <>
                <Box component="span" sx={{ display: 'block', fontWeight: 600 }}>
                  {name}
                </Box>
                <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
                  {sentence}
                </Box>
              </>
            }
            sx={{
              m: 0,
              p: 1.5,
              alignItems: 'flex-start',
              border: 1,
              borderRadius: 1,
              borderColor: form.kind === kind ? 'primary.main' : 'divider',
            }}
          />
        ))}
      </RadioGroup>
      <NameInput />
    </>
  );
}
