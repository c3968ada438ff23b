import HomeIcon from '@mui/icons-material/HomeOutlined';
import Box from '@mui/material/Box';
import { Menu, useCanAccessResources, useSidebarState } from 'react-admin';

/** Addresses in sections: not a menu in the sense of ARIA, which is what the component says by itself. */
const NAVIGATION = 'navigation';
const LINK = 'link';

function Audience({ title, resources }: { title: string; resources: readonly string[] }) {
  const [open] = useSidebarState();
  const { canAccess } = useCanAccessResources({ action: 'read', resources: [...resources] });
  if (!resources.some((name) => canAccess?.[name])) return null;
  return (
    <Box component="section" aria-label={title}>
      <Box
        aria-hidden
        sx={{
          px: 2,
          pt: 2,
          pb: 0.5,
          fontSize: '0.72rem',
          fontWeight: 600,
          color: 'text.secondary',
          visibility: open ? 'visible' : 'hidden',
        }}
      >
        {title}
      </Box>
      {resources.map((name) => (
        <Menu.ResourceItem key={name} name={name} role={LINK} />
      ))}
    </Box>
  );
}

/** By audience: who helps people, who decides, who checks. */
export const Rail = () => (
  <Menu
    component="nav"
    role={NAVIGATION}
    aria-label="Console"
    sx={{ '& .RaMenuItemLink-active': { fontWeight: 600, color: 'primary.main' } }}
  >
    <Menu.Item to="/" primaryText="Home" leftIcon={<HomeIcon />} role={LINK} />
    <Audience title="Helpdesk" resources={['people']} />
    <Audience title="Administration" resources={['policies', 'campaigns', 'directories', 'providers', 'roles', 'emergency']} />
    <Audience title="Audit" resources={['fraud', 'explain', 'audit']} />
  </Menu>
);
