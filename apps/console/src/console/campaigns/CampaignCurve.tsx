import Box from '@mui/material/Box';
import type { ConsoleCampaignFragment } from '../../generated/graphql';
import { count, people } from '../display/Figure';
import { dayOf } from './states';

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 44;
const FOOT = 24;
const TOP = 10;

/** Enrolled by day, and as it would go on. */
export function CampaignCurve({ campaign }: { campaign: ConsoleCampaignFragment }) {
  const { days, forecast, dueAt, createdAt, people: all } = campaign;
  const from = Date.parse(days[0]?.day ?? createdAt);
  const until = Math.max(Date.parse(dueAt), Date.parse(days.at(-1)?.day ?? createdAt), from + 86_400_000);
  const most = Math.max(all, ...days.map((one) => one.people), 1);
  const x = (at: string): number => LEFT + ((Date.parse(at) - from) / (until - from)) * (WIDTH - LEFT - 8);
  const y = (value: number): number => HEIGHT - FOOT - (value / most) * (HEIGHT - FOOT - TOP);
  const line = (points: readonly { day: string; done: number }[]): string =>
    points.map(({ day, done }) => `${x(day)},${y(done)}`).join(' ');
  const last = days.at(-1);
  const foreseen = forecast.at(-1);
  const said = [
    last ? `${people(last.done)} of ${count(last.people)} had enrolled on ${dayOf(last.day)}.` : 'Nothing was counted yet.',
    foreseen ? `If it goes on like this, ${people(foreseen.done)} by ${dayOf(foreseen.day)}.` : '',
  ]
    .join(' ')
    .trim();
  return (
    <Box component="figure" sx={{ m: 0, color: 'text.secondary' }}>
      <Box component="svg" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden sx={{ width: '100%', maxWidth: 900, height: 'auto' }}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(most * share)} y2={y(most * share)} stroke="currentColor" strokeOpacity={0.25} />
            <text x={LEFT - 6} y={y(most * share) + 4} textAnchor="end" fontSize={11} fill="currentColor">
              {count(Math.round(most * share))}
            </text>
          </g>
        ))}
        <Box
          component="polyline"
          points={line(days)}
          sx={{ fill: 'none', stroke: 'primary.main', strokeWidth: 2.5, color: 'primary.main' }}
          stroke="currentColor"
        />
        {days.length === 1 && last && (
          <Box component="circle" cx={x(last.day)} cy={y(last.done)} r={4} sx={{ color: 'primary.main' }} fill="currentColor" />
        )}
        <Box
          component="polyline"
          points={line(forecast)}
          sx={{ fill: 'none', strokeWidth: 2, strokeDasharray: '5 5', color: 'primary.main' }}
          stroke="currentColor"
        />
        <text x={LEFT} y={HEIGHT - 6} fontSize={11} fill="currentColor">
          {dayOf(new Date(from).toISOString())}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 6} fontSize={11} textAnchor="end" fill="currentColor">
          {dayOf(new Date(until).toISOString())}
        </text>
      </Box>
      <Box component="figcaption" sx={{ fontSize: '0.85rem' }}>
        {said}{' '}
        {forecast.length > 0
          ? 'The dashed line supposes that those who are left go on enrolling at the rate of the last days.'
          : 'From the third day on, a dashed line shows how it would go on.'}
      </Box>
    </Box>
  );
}
