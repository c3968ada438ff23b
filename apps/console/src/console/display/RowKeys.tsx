import Box from '@mui/material/Box';

const rowLinks = '[data-row-link]';

/** Arrow keys move between the rows' links; from a search field above, press Tab or arrow down. */
function move(event: React.KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLElement) || !event.target.matches(rowLinks)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(rowLinks)];
  event.preventDefault();
  links[links.indexOf(event.target) + step]?.focus();
}

export const RowKeys = ({ children }: { children: React.ReactNode }) => (
  <Box onKeyDown={move} data-rows>
    {children}
  </Box>
);

/** Moves from a search field to the first row. */
export function toFirstRow(event: React.KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>(`[data-rows] ${rowLinks}`)?.focus();
}
