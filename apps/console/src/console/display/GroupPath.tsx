import Box from '@mui/material/Box';

/** "All staff → Sales → Sales EU": outermost first. */
export const GroupPath = ({ path }: { path: readonly string[] }) => (
  <span>
    {path.map((name, step) => (
      <span key={`${step} ${name}`}>
        {step > 0 && (
          <Box component="span" sx={{ color: 'text.secondary', mx: 0.5 }}>
            →
          </Box>
        )}
        {name}
      </span>
    ))}
  </span>
);
