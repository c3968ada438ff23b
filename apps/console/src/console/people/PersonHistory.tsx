import { useMay } from '../auth/useMay';
import { AuditEvents } from '../audit/AuditEvents';
import { auditWhere, Go } from '../display/Go';
import { Panel } from '../display/Panel';

/** What happened to this person; the helpdesk may read that too, though not the whole log. */
export const PersonHistory = ({ personId }: { personId: string }) => (
  <Panel title="History" aside={useMay('audit') && <Go to={auditWhere({ subjectId: personId })}>Open in the audit log</Go>}>
    <AuditEvents filter={{ subjectId: personId }} brief />
  </Panel>
);
