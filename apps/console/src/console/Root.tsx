import { Admin, Resource } from 'react-admin';
import { createAuthProvider } from './auth/authProvider';
import { Denied, NoPage } from './auth/Denied';
import { createDataProvider } from './data/dataProvider';
import { Frame } from './frame/Frame';
import { Home } from './home/Home';
import { resources } from './resources';
import { darkTheme, lightTheme } from './theme';

const dataProvider = createDataProvider(resources);
const authProvider = createAuthProvider(resources);

export const Root = () => (
  <Admin
    title="Tessera"
    authProvider={authProvider}
    dataProvider={dataProvider}
    dashboard={Home}
    layout={Frame}
    lightTheme={lightTheme}
    darkTheme={darkTheme}
    accessDenied={Denied}
    catchAll={NoPage}
    loginPage={false}
    requireAuth
    disableTelemetry
  >
    {resources.map((resource) => (
      <Resource key={resource.name} {...resource} />
    ))}
  </Admin>
);
