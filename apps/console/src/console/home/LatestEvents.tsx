import { Ask, Nothing } from '../display/Ask';
import { AuditRows } from '../audit/AuditRows';
import { useAsk } from '../data/useAsk';
import { Go } from '../display/Go';
import { Panel } from '../display/Panel';
import { ConsoleAuditEventsDocument } from '../../generated/graphql';

export const LatestEvents = () => (
  <Panel title="Latest events" aside={<Go to="/audit">Audit log</Go>}>
    <Ask asked={useAsk(ConsoleAuditEventsDocument, { filter: {}, limit: 8 }, { every: 15_000 })} rows={5}>
      {({ auditEvents }) =>
        auditEvents.items.length === 0 ? (
          <Nothing title="Nothing has happened yet" />
        ) : (
          <AuditRows events={auditEvents.items} brief />
        )
      }
    </Ask>
  </Panel>
);
