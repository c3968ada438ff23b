import Box from '@mui/material/Box';
import { Layout, type LayoutProps } from 'react-admin';
import { EnvironmentBanner } from './EnvironmentBanner';
import { RefusalBanner } from './RefusalBanner';
import { Rail } from './Rail';
import { TopBar } from './TopBar';

export const Frame = ({ children }: LayoutProps) => (
  <Layout
    appBar={TopBar}
    menu={Rail}
    appBarAlwaysOn
    sx={{
      minWidth: 0,
      '& .RaLayout-content': { px: { xs: 1.5, md: 3 }, pb: 6, minWidth: 0 },
      '& .RaSidebar-fixed': { pt: 1 },
    }}
  >
    <EnvironmentBanner />
    <RefusalBanner />
    <Box sx={{ maxWidth: 1440, width: '100%' }}>{children}</Box>
  </Layout>
);
