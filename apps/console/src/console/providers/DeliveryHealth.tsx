import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { ConsoleProvidersQuery } from '../../generated/graphql';
import { Panel } from '../display/Panel';

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent' });

/** How much of the day's budget of texts and calls is spent. At 80 % the admins are told, at 100 % no more go out. */
export function DeliveryHealth({ health }: { health: ConsoleProvidersQuery['deliveryHealth'] }) {
  const { budget, spentToday, sentToday, failedToday } = health;
  const share = budget > 0 ? Math.min(1, spentToday / budget) : 0;
  const color = share >= 1 ? 'error' : share >= 0.8 ? 'warning' : 'primary';
  return (
    <Panel title="Last 24 hours" aside={`Budget ${number.format(budget)} texts and calls`}>
      <LinearProgress
        variant="determinate"
        value={share * 100}
        color={color}
        aria-label="Share of the budget that is spent"
        sx={{ height: 8, borderRadius: 4 }}
      />
      <Box sx={{ mt: 1, color: 'text.secondary' }}>
        {number.format(spentToday)} of the budget spent ({percent.format(share)}). {number.format(sentToday)} messages handed
        over, {number.format(failedToday)} failed.
      </Box>
    </Panel>
  );
}
