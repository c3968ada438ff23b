import PersonIcon from '@mui/icons-material/AccountCircleOutlined';
import MethodsIcon from '@mui/icons-material/VpnKeyOutlined';
import Box from '@mui/material/Box';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import { Logout, useGetIdentity, usePermissions, UserMenu } from 'react-admin';
import type { OperatorRole } from '../../generated/graphql';
import { roleNames } from '../display/roleNames';

export function WhoAmI() {
  const { identity } = useGetIdentity();
  const { permissions } = usePermissions<OperatorRole[]>();
  return (
    <UserMenu icon={<PersonIcon />} label={identity?.fullName}>
      <Box sx={{ px: 2, py: 1, outline: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{identity?.fullName}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
          {identity?.id} · {permissions?.map((role) => roleNames[role]).join(', ')}
        </Box>
      </Box>
      <MenuItem component="a" href="/">
        <ListItemIcon>
          <MethodsIcon fontSize="small" />
        </ListItemIcon>
        <ListItemText>My verification methods</ListItemText>
      </MenuItem>
      <Logout />
    </UserMenu>
  );
}
