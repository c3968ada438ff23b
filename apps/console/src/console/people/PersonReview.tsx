import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ConsoleClearReviewDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { ReasonDialog } from '../display/ReasonDialog';
import type { PersonRecord } from './types';

function ClearReview({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const clear = useAct(ConsoleClearReviewDocument, {
    told: () => `${person.displayName} can set up methods now.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Clear the review of ${person.displayName}?`}
      action={`Let ${person.displayName} set up methods`}
      pending={clear.isPending}
      error={clear.error}
      onCancel={onClose}
      onConfirm={(reason) => clear.mutate({ personId: person.id, reason })}
    >
      <div>
        Make sure first who this is: the same person with an account made anew, or somebody else who was given a name that had
        become free. Ask whoever made the account, not the account's owner.
      </div>
      <div>
        The methods of the earlier account are not moved: this person sets up their own. Say in the reason how you checked.
      </div>
    </ReasonDialog>
  );
}

/** A new account with a name seen before: somebody may have been deleted and made anew to shed what hung on the old one. */
export function PersonReview({ person }: { person: PersonRecord }) {
  const decides = useMay('people', 'write');
  const [clearing, setClearing] = useState(false);
  if (!person.reviewReason) return null;
  return (
    <>
      <Alert
        severity="warning"
        variant="outlined"
        sx={{ mb: 2, bgcolor: 'background.paper' }}
        action={
          decides && (
            <Button color="inherit" variant="outlined" onClick={() => setClearing(true)}>
              I checked who it is…
            </Button>
          )
        }
      >
        <AlertTitle>Needs review before anything can be set up</AlertTitle>
        {person.reviewReason} Until an admin clears it, sign-in goes no further than the password.
      </Alert>
      {clearing && <ClearReview person={person} onClose={() => setClearing(false)} />}
    </>
  );
}
