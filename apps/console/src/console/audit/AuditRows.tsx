import Box from '@mui/material/Box';
import { useLocation } from 'react-router-dom';
import { useMay } from '../auth/useMay';
import { Go } from '../display/Go';
import { SmallTable } from '../display/SmallTable';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import type { AuditEvent } from './useAuditEvents';

const actorWords: Record<string, string> = { SYSTEM: 'Tessera', ANONYMOUS: 'Somebody not signed in' };

/** Where a thing that an event names can be looked at. */
function placeOf(kind: string | null, id: string | null): string | null {
  if (!id) return null;
  switch (kind?.toLowerCase()) {
    case 'person':
    case 'operator':
      return `/people/${id}/show`;
    case 'policy':
      return `/policies/${id}`;
    case 'directory':
      return `/directories/${id}/show`;
    default:
      return null;
  }
}

const Name = ({ kind, id, name }: { kind: string | null; id: string | null; name: string | null }) => {
  const shown = name ?? actorWords[kind ?? ''] ?? kind?.toLowerCase() ?? '–';
  const to = placeOf(kind, id);
  return to ? <Go to={to}>{shown}</Go> : <>{shown}</>;
};

const What = ({ event }: { event: AuditEvent }) => {
  const { pathname, search } = useLocation();
  const to = new URLSearchParams(pathname === '/audit' ? search : '');
  to.set('event', event.id);
  return (
    <>
      {useMay('audit') ? (
        <Go to={`/audit?${to.toString()}`} color="inherit" data-row-link>
          {event.sentence}
        </Go>
      ) : (
        event.sentence
      )}
      <Box component="code" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem' }}>
        {event.action}
        {event.code && ` · ${event.code}`}
      </Box>
    </>
  );
};

interface Props {
  events: readonly AuditEvent[];
  brief?: boolean;
}

export const AuditRows = ({ events, brief }: Props) => (
  <SmallTable
    label="Audit events"
    rows={events}
    columns={[
      { head: 'When', render: (event) => <When at={event.at} /> },
      { head: 'What', render: (event) => <What event={event} /> },
      { head: 'Outcome', render: (event) => <StateChip state={event.outcome} /> },
      {
        head: 'Who',
        render: (event) => <Name kind={event.actorKind} id={event.actorId ?? null} name={event.actorName ?? null} />,
      },
      ...(brief
        ? []
        : [
            {
              head: 'About',
              render: (event: AuditEvent) => (
                <Name kind={event.subjectKind ?? null} id={event.subjectId ?? null} name={event.subjectName ?? null} />
              ),
            },
            { head: 'From', render: (event: AuditEvent) => event.sourceAddress },
          ]),
    ]}
  />
);
