import Box from '@mui/material/Box';
import { CopyText } from '../display/CopyText';
import type { Provider } from './words';

const PATHS: Readonly<Record<string, (id: string) => string>> = {
  twilio: () => '/telephony/twilio/text',
  webhook: (id) => `/telephony/webhook/providers/${id}/texts`,
};

/** Where the provider must send texts that come in; calls and states name their own address. */
export function InboundAddress({ provider }: { readonly provider: Provider }) {
  const path = PATHS[provider.kind]?.(provider.id);
  if (!path || provider.demo) return null;
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
      Replies to texts must be posted to <CopyText text={`${location.origin}${path}`} label="address for replies" />
    </Box>
  );
}
