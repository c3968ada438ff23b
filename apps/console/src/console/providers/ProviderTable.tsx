import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import { ConsoleMoveProviderDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { SmallTable } from '../display/SmallTable';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import type { ProviderAct } from './ProviderList';
import { carriedWords, kindNames, type Provider } from './words';

interface Props {
  readonly providers: readonly Provider[];
  readonly onAct: (act: ProviderAct) => void;
}

const stateOf = ({ enabled, circuit }: Provider): string =>
  !enabled ? 'SWITCHED_OFF' : circuit === 'closed' ? 'WORKING' : 'RESTING';

export function ProviderTable({ providers, onAct }: Props) {
  const move = useAct(ConsoleMoveProviderDocument);
  return (
    <SmallTable
      label="Providers"
      rows={providers}
      columns={[
        {
          head: 'Provider',
          render: ({ name, kind, demo }) => (
            <>
              <strong>{name}</strong> {demo && <Chip size="small" label="Demo" />}
              <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{kindNames[kind] ?? kind}</Box>
            </>
          ),
        },
        { head: 'Carries', render: ({ carries }) => carriedWords(carries) },
        { head: 'State', render: (provider) => <StateChip state={stateOf(provider)} /> },
        {
          head: 'Last message',
          render: ({ lastAt, lastOutcome }) => (
            <>
              <When at={lastAt} never="none yet" /> {lastOutcome && `· ${lastOutcome}`}
            </>
          ),
        },
        {
          head: 'Change',
          align: 'right',
          render: (provider) => (
            <Box sx={{ whiteSpace: 'nowrap' }}>
              {provider !== providers[0] && (
                <IconButton
                  size="small"
                  aria-label={`Try ${provider.name} earlier`}
                  onClick={() => move.mutate({ id: provider.id, position: provider.position - 1 })}
                >
                  <UpIcon fontSize="small" />
                </IconButton>
              )}
              <Button onClick={() => onAct({ act: 'test', provider })} aria-label={`Test ${provider.name}`}>
                Test…
              </Button>
              <Button onClick={() => onAct({ act: 'edit', provider })} aria-label={`Change ${provider.name}`}>
                Change…
              </Button>
              <Button color="error" onClick={() => onAct({ act: 'delete', provider })} aria-label={`Delete ${provider.name}`}>
                Delete…
              </Button>
            </Box>
          ),
        },
      ]}
    />
  );
}
