import Box from '@mui/material/Box';
import { ConsolePersonDeliveriesDocument, type ConsolePersonDeliveriesQuery } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { Panel } from '../display/Panel';
import { When } from '../display/When';
import { deliveryKinds, deliveryStates } from './deliveryWords';

type Delivery = ConsolePersonDeliveriesQuery['deliveries'][number];

const DeliveryLine = ({ delivery }: { readonly delivery: Delivery }) => (
  <Box component="li">
    <Box sx={{ fontWeight: 600 }}>
      {deliveryKinds[delivery.kind] ?? delivery.kind} to {delivery.to}
    </Box>
    <Box
      component="ol"
      sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, pl: 1.5, borderLeft: 2, borderColor: 'divider', display: 'grid', gap: 0.25 }}
    >
      {delivery.events.map((event) => (
        <Box
          component="li"
          key={`${event.at} ${event.state}`}
          sx={{ color: event.state === 'failed' ? 'error.main' : 'text.secondary' }}
        >
          <When at={event.at} /> · {deliveryStates[event.state] ?? event.state}
          {event.provider && ` · ${event.provider}`}
          {event.reason && `: ${event.reason}`}
        </Box>
      ))}
    </Box>
  </Box>
);

/** What was sent to a person, when, through whom, and how it went. Never what it said. */
export const PersonDeliveries = ({ personId }: { readonly personId: string }) => (
  <Panel title="Deliveries">
    <Ask asked={useAsk(ConsolePersonDeliveriesDocument, { personId })}>
      {({ deliveries }) =>
        deliveries.length === 0 ? (
          <Nothing title="Nothing was sent yet" />
        ) : (
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
            {deliveries.map((delivery) => (
              <DeliveryLine key={delivery.id} delivery={delivery} />
            ))}
          </Box>
        )
      }
    </Ask>
  </Panel>
);
