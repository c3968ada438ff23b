import MuiLink, { type LinkProps } from '@mui/material/Link';
import { Link, type LinkProps as RouterLinkProps } from 'react-router-dom';

/** A link inside the console. In a row that can be clicked itself, only the link counts. */
export const Go = ({ to, onClick, ...rest }: LinkProps & Pick<RouterLinkProps, 'to'>) => (
  <MuiLink
    component={Link}
    to={to}
    underline="hover"
    onClick={(event: React.MouseEvent<HTMLAnchorElement>) => {
      event.stopPropagation();
      onClick?.(event);
    }}
    {...rest}
  />
);

/** The people list with this filter; so a number can lead to what it counts. */
export const peopleWhere = (filter: Record<string, unknown>): string =>
  `/people?filter=${encodeURIComponent(JSON.stringify(filter))}&page=1`;

export const auditWhere = (filter: Record<string, string>): string => `/audit?${new URLSearchParams(filter).toString()}`;
