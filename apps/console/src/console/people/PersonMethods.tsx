import OfficeIcon from '@mui/icons-material/BusinessOutlined';
import CallIcon from '@mui/icons-material/CallOutlined';
import RecoveryIcon from '@mui/icons-material/KeyOutlined';
import NotificationIcon from '@mui/icons-material/NotificationsActiveOutlined';
import AppIcon from '@mui/icons-material/PhonelinkLockOutlined';
import TextIcon from '@mui/icons-material/SmsOutlined';
import Box from '@mui/material/Box';
import { methodNames } from '../display/methods';
import { Panel } from '../display/Panel';
import { When } from '../display/When';
import type { PersonRecord } from './types';

const icons = {
  APP_NOTIFICATION: NotificationIcon,
  APP_CODE: AppIcon,
  TEXT_MESSAGE: TextIcon,
  VOICE_CALL: CallIcon,
  OFFICE_PHONE: OfficeIcon,
  RECOVERY_CODES: RecoveryIcon,
};

export const PersonMethods = ({ methods }: { methods: PersonRecord['methods'] }) => (
  <Panel title="Verification methods">
    {methods.length === 0 && <Box sx={{ color: 'text.secondary' }}>None enrolled yet.</Box>}
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {methods.map((method) => {
        const Icon = icons[method.method];
        return (
          <Box component="li" key={method.id} sx={{ display: 'flex', gap: 1.5 }}>
            <Icon sx={{ color: 'text.secondary' }} />
            <Box>
              <Box sx={{ fontWeight: 600 }}>{method.hint}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
                {methodNames[method.method]}
                {method.state !== 'ACTIVE' && ' · switched off after too many wrong answers'}
                <br />
                Enrolled <When at={method.enrolledAt} />, last used <When at={method.lastUsedAt} never="never" />
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  </Panel>
);
