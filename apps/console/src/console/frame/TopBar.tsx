import PhonesIcon from '@mui/icons-material/PhonelinkOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { AppBar, type AppBarProps, LoadingIndicator, ToggleThemeButton } from 'react-admin';
import { Link } from 'react-router-dom';
import { GlobalSearch } from './GlobalSearch';
import { useSettings } from './useSettings';
import { WhoAmI } from './WhoAmI';

const Tools = () => {
  const demo = useSettings()?.demo;
  return (
    <>
      {demo && (
        <Button
          color="inherit"
          href="/simulator"
          target="_blank"
          rel="noopener"
          startIcon={<PhonesIcon />}
          sx={{ flexShrink: 0, display: { xs: 'none', md: 'inline-flex' } }}
        >
          Demo phones
        </Button>
      )}
      <ToggleThemeButton />
      <LoadingIndicator />
    </>
  );
};

export const TopBar = (props: AppBarProps) => {
  const organisation = useSettings()?.organisation;
  const title = organisation ? `${organisation} · Tessera` : 'Tessera';
  return (
    <AppBar
      {...props}
      color="inherit"
      elevation={0}
      toolbar={<Tools />}
      userMenu={<WhoAmI />}
      sx={{ bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}
    >
      <Box
        component={Link}
        to="/"
        aria-label={title}
        sx={{ display: 'flex', alignItems: 'center', gap: 1, mr: 3, color: 'inherit', textDecoration: 'none', minWidth: 0 }}
      >
        <img src="/tessera.svg" alt="" width={22} height={22} />
        <Box component="span" sx={{ fontWeight: 650, display: { xs: 'none', sm: 'inline' }, whiteSpace: 'nowrap' }}>
          {title}
        </Box>
      </Box>
      <GlobalSearch />
      <Box sx={{ flex: 1 }} />
    </AppBar>
  );
};
