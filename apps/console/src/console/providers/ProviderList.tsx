import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { ConsoleProvidersDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { PageHead } from '../display/PageHead';
import { DeliveryHealth } from './DeliveryHealth';
import { ProviderDelete } from './ProviderDelete';
import { ProviderDialog } from './ProviderDialog';
import { ProviderTable } from './ProviderTable';
import { ProviderTest } from './ProviderTest';
import type { Provider } from './words';

export type ProviderAct = { readonly act: 'add' } | { readonly act: 'edit' | 'test' | 'delete'; readonly provider: Provider };

export function ProviderList() {
  const asked = useAsk(ConsoleProvidersDocument, {});
  const [doing, setDoing] = useState<ProviderAct | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <PageHead
        title="Providers"
        about="Who carries texts, calls and mails. They are tried from the top; when one fails, the next takes over."
      >
        <Button variant="contained" startIcon={<AddIcon />} onClick={() => setDoing({ act: 'add' })}>
          Add a provider
        </Button>
      </PageHead>
      <Ask asked={asked}>
        {({ providers, providerKinds, deliveryHealth }) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <DeliveryHealth health={deliveryHealth} />
            <Card>
              {providers.length === 0 ? (
                <Nothing title="No provider yet">
                  Until there is one, people can use the mobile app, and neither texts nor calls nor mails.
                </Nothing>
              ) : (
                <ProviderTable providers={providers} onAct={setDoing} />
              )}
            </Card>
            {doing?.act === 'add' && <ProviderDialog kinds={providerKinds} provider={null} onClose={close} />}
            {doing?.act === 'edit' && <ProviderDialog kinds={providerKinds} provider={doing.provider} onClose={close} />}
            {doing?.act === 'test' && <ProviderTest provider={doing.provider} onClose={close} />}
            {doing?.act === 'delete' && <ProviderDelete provider={doing.provider} onClose={close} />}
          </Box>
        )}
      </Ask>
    </>
  );
}
