import Box from '@mui/material/Box';
import type { ConsolePreviewFiguresFragment } from '../../generated/graphql';
import { Figure, people } from '../display/Figure';

export type Preview = ConsolePreviewFiguresFragment;

/** How many match, and what changes for them. The same numbers beside the form and in the publish dialog. */
export const PreviewNumbers = ({ preview, what = 'the draft' }: { preview: Preview; what?: string }) => (
  <div>
    <Box sx={{ fontSize: '1.6rem', fontWeight: 650, lineHeight: 1.2 }} data-testid="preview-matched">
      {people(preview.matched)}
    </Box>
    <Box sx={{ color: 'text.secondary', mb: 1.5 }}>
      {preview.matched === 1 ? 'matches' : 'match'} what {what} says.
    </Box>
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1.5 }}>
      <Figure value={preview.newlyRequired} label="newly required" />
      <Figure value={preview.noLongerRequired} label="no longer required" />
      <Figure value={preview.ready} label="ready" />
      <Figure value={preview.toEnroll} label="asked to enroll" />
    </Box>
  </div>
);
