import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useMay } from '../auth/useMay';
import { MomentField } from '../display/MomentField';
import { PageHead } from '../display/PageHead';
import { Panel } from '../display/Panel';
import { AsOf } from './AsOf';

/** Two ways in: the id of a decision that somebody quotes, and a date. */
export function AsOfPage() {
  const navigate = useNavigate();
  const readsAll = useMay('policies');
  const [id, setId] = useState('');
  const [opened] = useState(() => new Date().toISOString());
  const [at, setAt] = useState<string | null>(null);
  return (
    <>
      <PageHead title="Explain" about="Why somebody was asked for a second step, and who was required at a date." />
      <Panel title="A decision">
        <Box
          component="form"
          sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}
          onSubmit={(event) => {
            event.preventDefault();
            void navigate(`/explain/${encodeURIComponent(id.trim())}`);
          }}
        >
          <TextField
            size="small"
            label="Decision id"
            value={id}
            onChange={({ target }) => setId(target.value)}
            sx={{ flex: 1, minWidth: 220 }}
          />
          <Button type="submit" variant="contained" disabled={!id.trim()}>
            Explain it
          </Button>
        </Box>
      </Panel>
      {readsAll && (
        <Panel title="Everybody, as of a date" sx={{ mt: 2 }}>
          <Box sx={{ mt: 1, mb: 2 }}>
            <MomentField label="As of" value={at} onChange={setAt} none="When this page was opened." />
          </Box>
          <AsOf at={at ?? opened} />
        </Panel>
      )}
    </>
  );
}
