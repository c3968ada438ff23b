import Box from '@mui/material/Box';

interface Part {
  state: string;
  label: string;
  value: number;
  /** A colour of the theme. */
  color: string;
}
interface Props {
  parts: readonly Part[];
  total: number;
  middle: string;
  under: string;
}

const radius = 15.9155; // circumference 100, so that shares are lengths

/** A ring whose parts add up to everybody. The numbers beside it say the same in words. */
export function CoverageRing({ parts, total, middle, under }: Props) {
  const label = parts.map((part) => `${part.value} ${part.label}`).join(', ');
  const shares = parts.map(({ value }) => (total === 0 ? 0 : (100 * value) / total));
  return (
    <Box component="svg" viewBox="0 0 42 42" aria-label={label} sx={{ width: 168, height: 168, flexShrink: 0 }}>
      <Box
        component="circle"
        cx={21}
        cy={21}
        r={radius}
        fill="none"
        strokeWidth={4.2}
        sx={{ stroke: (theme) => theme.palette.divider }}
      />
      {parts.map(({ state, color }, index) => {
        const share = Math.max(0, (shares[index] ?? 0) - 0.6);
        const before = shares.slice(0, index).reduce((sum, each) => sum + each, 0);
        return (
          <Box
            key={state}
            component="circle"
            cx={21}
            cy={21}
            r={radius}
            fill="none"
            strokeWidth={4.2}
            strokeDasharray={`${share} ${100 - share}`}
            strokeDashoffset={25 - before}
            sx={{ color, stroke: 'currentColor' }}
          />
        );
      })}
      <Box component="text" x={21} y={21.5} textAnchor="middle" sx={{ fontSize: 7, fontWeight: 650, fill: 'currentColor' }}>
        {middle}
      </Box>
      <Box component="text" x={21} y={26} textAnchor="middle" sx={{ fontSize: 3, fill: 'currentColor', opacity: 0.7 }}>
        {under}
      </Box>
    </Box>
  );
}
