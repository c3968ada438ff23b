import Box from '@mui/material/Box';
import Alert from '@mui/material/Alert';
import type { ConsolePreviewFiguresFragment } from '../../generated/graphql';
import { count, Figure, people } from '../display/Figure';
import { strandedWords } from './outcomeWords';

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
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(3, 1fr)' }, gap: 1.5 }}>
      <Figure value={preview.ready} label="ready" />
      <Figure value={preview.toEnroll} label="asked to enroll" />
      <Figure value={preview.stranded} label="stranded" />
      <Figure value={preview.newlyRequired} label="newly required" />
      <Figure value={preview.noLongerRequired} label="no longer required" />
      <Figure
        value={preview.admins + preview.helpdesk}
        label={`operators: ${preview.admins} admins, ${preview.helpdesk} helpdesk`}
      />
    </Box>
    {preview.stranded > 0 && (
      <Alert severity="error" sx={{ mt: 1.5 }}>
        {people(preview.stranded)} could not sign in, and not enroll either:
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {preview.strandedBecause.map((one) => (
            <li key={one.reason}>
              {count(one.people)}: {strandedWords[one.reason]}
            </li>
          ))}
        </Box>
      </Alert>
    )}
  </div>
);
