import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { PageHead } from '../display/PageHead';
import { AuditEventDrawer } from './AuditEventDrawer';
import { AuditEvents } from './AuditEvents';
import { AuditFilters } from './AuditFilters';
import { AuditSeals } from './AuditSeals';
import { useAuditFilter } from './useAuditFilter';

export function AuditList() {
  const { filter, eventId, set } = useAuditFilter();
  return (
    <>
      <PageHead
        title="Audit log"
        about="Every act, written together with the change it describes. Events can be added but not changed or removed, and seals prove it."
      />
      <AuditSeals />
      <Box sx={{ mt: 2 }}>
        <AuditFilters />
      </Box>
      <Card>
        <AuditEvents filter={filter} />
      </Card>
      <AuditEventDrawer eventId={eventId} onClose={() => set({ event: null })} />
    </>
  );
}
