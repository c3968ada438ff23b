import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useFormContext, useFormState } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { ConsoleCreatePolicyDocument, ConsoleSavePolicyDraftDocument } from '../../generated/graphql';
import type { ApiError } from '../../graphql/client';
import { fieldErrorsOf } from '../data/fieldErrors';
import { useAct } from '../data/useAct';
import { draftOf, emptyForm, type PolicyForm, type PolicyRecord } from './draft';

const placeOf = (field: string) => (field in emptyForm.terms ? `terms.${field}` : field) as keyof PolicyForm;

/** Saves what stands in the form; publishing always saves first, so that what is published is what was seen. */
export function PolicyEditorButtons({ policy }: { policy: PolicyRecord | null }) {
  const navigate = useNavigate();
  const { handleSubmit, setError } = useFormContext<PolicyForm>();
  const { isDirty } = useFormState<PolicyForm>();

  const onRefused = (error: ApiError): boolean => {
    const errors = Object.entries(fieldErrorsOf(error) ?? {});
    for (const [field, message] of errors) setError(placeOf(field), { type: 'server', message });
    return errors.length > 0;
  };
  const create = useAct(ConsoleCreatePolicyDocument, { onRefused });
  const save = useAct(ConsoleSavePolicyDraftDocument, { onRefused });
  const pending = create.isPending || save.isPending;

  const keep = (publish: boolean) =>
    handleSubmit(async (form) => {
      const draft = draftOf(form);
      const id = policy
        ? isDirty || !policy.draft
          ? await save.mutateAsync({ id: policy.id, draft }).then(
              (saved) => saved.savePolicyDraft.id,
              () => null,
            )
          : policy.id
        : await create.mutateAsync({ draft }).then(
            (made) => made.createPolicy.id,
            () => null,
          );
      if (id) void navigate(`/policies/${id}${publish ? '?publish' : ''}`);
    });

  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
      <Button
        variant="contained"
        size="medium"
        disabled={pending || !(isDirty || policy?.draft)}
        onClick={(event) => void keep(true)(event)}
      >
        Publish…
      </Button>
      <Button variant="outlined" size="medium" loading={pending} disabled={!isDirty} onClick={(event) => void keep(false)(event)}>
        Save draft
      </Button>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
        {isDirty
          ? 'Changes are not saved yet.'
          : policy?.draft
            ? 'Draft saved.'
            : policy?.active
              ? 'Same as what is in force.'
              : ''}
      </Box>
    </Box>
  );
}
