import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useFormContext, useWatch } from 'react-hook-form';
import type { ConsoleRuleDirectoriesQuery } from '../../../generated/graphql';
import type { ApiError } from '../../../graphql/client';
import { RuleGroupInput } from './RuleGroupInput';
import type { RuleForm } from './ruleForm';
import { ruleKinds } from './words';

interface Props {
  directories: ConsoleRuleDirectoriesQuery['directories'];
  /** The directory of a rule never changes. */
  fixed: boolean;
  error: ApiError | null;
}

const code = { htmlInput: { spellCheck: false, autoCapitalize: 'off', style: { fontFamily: 'monospace' } } };

/** Which groups of which directory are the requirement. */
export function RuleWhichInput({ directories, fixed, error }: Props) {
  const { register, setValue } = useFormContext<RuleForm>();
  const [by, directoryId] = useWatch<RuleForm, ['by', 'directoryId']>({ name: ['by', 'directoryId'] });
  const directory = directories.find(({ id }) => id === directoryId);
  const refusal = error?.field === 'value' ? error.message : null;
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, display: 'grid', gap: 1.5 }}>
      <Typography component="legend" variant="subtitle2" sx={{ mb: 0.5 }}>
        Which groups are the requirement
      </Typography>
      {directories.length > 1 && (
        <TextField
          select
          label="Directory"
          value={directoryId}
          disabled={fixed}
          onChange={({ target }) => {
            setValue('directoryId', target.value, { shouldDirty: true });
            setValue('group', null);
          }}
          error={error?.field === 'directoryId'}
          helperText={error?.field === 'directoryId' ? error.message : directory?.baseDn}
        >
          {directories.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <RadioGroup
        aria-label="How the groups are named"
        value={by}
        onChange={(_, next) => setValue('by', next as RuleForm['by'], { shouldDirty: true })}
      >
        {ruleKinds.map(({ kind, word, about }) => (
          <FormControlLabel
            key={kind}
            value={kind}
            control={<Radio size="small" sx={{ alignSelf: 'flex-start' }} />}
            label={
              <>
                {word}
                <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{about}</Box>
              </>
            }
            sx={{ mb: 0.5 }}
          />
        ))}
      </RadioGroup>
      {by === 'group' && <RuleGroupInput directoryName={directory?.name} refusal={refusal} />}
      {by === 'below' && (
        <TextField
          {...register('below')}
          label="DN"
          required
          slotProps={code}
          error={refusal !== null}
          helperText={refusal ?? `Such as ou=mfa,${directory?.baseDn ?? 'dc=example'}. Groups at any depth below it count.`}
        />
      )}
      {by === 'filter' && (
        <TextField
          {...register('filter')}
          label="Filter"
          required
          multiline
          slotProps={code}
          error={refusal !== null}
          helperText={
            refusal ?? 'As in any LDAP tool, such as (description=*mfa*). Only groups that the sync reads are asked for.'
          }
        />
      )}
    </Box>
  );
}
