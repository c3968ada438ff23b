import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { ConsoleAuditEventDocument, type ConsoleAuditEventQuery } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { CopyText } from '../display/CopyText';
import { Facts } from '../display/Facts';
import { auditWhere, Go } from '../display/Go';
import { StateChip } from '../display/StateChip';
import { exactTime } from '../display/times';
import { monoFont } from '../theme';

type Event = NonNullable<ConsoleAuditEventQuery['auditEvent']>;

const Details = ({ event }: { event: Event }) => (
  <>
    <Typography sx={{ fontSize: '1.05rem', my: 2 }}>{event.sentence}</Typography>
    <Facts
      facts={[
        [
          'When',
          <Box key="at" component="span" sx={{ whiteSpace: 'pre-line' }}>
            {exactTime(event.at)}
          </Box>,
        ],
        ['Outcome', <StateChip key="outcome" state={event.outcome} />],
        [
          'Action',
          <Go key="action" to={auditWhere({ action: event.action })}>
            {event.action}
          </Go>,
        ],
        ['Code', event.code],
        ['Who', event.actorName ?? event.actorKind.toLowerCase()],
        ['About', event.subjectName ?? event.subjectKind],
        ['From', event.sourceAddress],
        [
          'Decision',
          event.decisionId && (
            <>
              <CopyText text={event.decisionId} label="decision id" />
              <br />
              <Go to={auditWhere({ decisionId: event.decisionId })}>All its events</Go>
            </>
          ),
        ],
        ['Event', <CopyText key="id" text={event.id} label="event id" />],
      ]}
    />
    <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>
      Details
    </Typography>
    <Box
      component="pre"
      sx={{
        fontFamily: monoFont,
        fontSize: '0.8rem',
        m: 0,
        p: 1.5,
        borderRadius: 1,
        bgcolor: 'background.default',
        overflow: 'auto',
      }}
    >
      {JSON.stringify(event.details, null, 2)}
    </Box>
  </>
);

/** One event, beside the list; its address can be sent to somebody. */
export function AuditEventDrawer({ eventId, onClose }: { eventId: string | null; onClose: () => void }) {
  const asked = useAsk(ConsoleAuditEventDocument, { id: eventId ?? '' }, { enabled: eventId !== null });
  return (
    <Drawer
      anchor="right"
      open={eventId !== null}
      onClose={onClose}
      slotProps={{ paper: { 'aria-label': 'Event', role: 'dialog' } }}
    >
      <Box sx={{ width: { xs: '100vw', sm: 480 }, p: 2.5 }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
          <Typography variant="h2">Event</Typography>
          <IconButton aria-label="Close" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </Box>
        <Ask asked={asked}>
          {({ auditEvent }) => (auditEvent ? <Details event={auditEvent} /> : <Nothing title="There is no such event" />)}
        </Ask>
      </Box>
    </Drawer>
  );
}
