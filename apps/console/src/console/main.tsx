import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { Root } from './Root';

/** A router that can hold back a page with changes that were not saved. */
const router = createBrowserRouter([{ path: '*', element: <Root /> }], { basename: '/console' });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
