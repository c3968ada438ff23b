import { useRef, useState } from 'react';
import {
  type PortalEnrollmentFragment,
  type PortalOfferFragment,
  PortalSendEnrollmentCodeDocument,
  PortalStartPhoneEnrollmentDocument,
} from '../../generated/portal/graphql';
import { ApiError, asApiError, request } from '../../graphql/client';
import { ActionError, Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { type Countries, PhoneFields, useCountries } from './PhoneFields';

interface OfficePhoneProps {
  readonly offer: PortalOfferFragment | null;
  readonly countries: Countries;
  readonly onStarted: (enrollment: PortalEnrollmentFragment, problem: ApiError | null) => void;
  readonly onBack: () => void;
}

/** The directory's number, or another one where policy lets it be typed; "Contact me" starts the call at once. */
export function OfficePhone({ offer, countries, onStarted, onBack }: OfficePhoneProps) {
  const { w } = useSpeech();
  const { busy, error, run, clear } = useAction();
  const { choices, preset } = useCountries(countries);
  const known = offer?.officePhone ?? null;
  const prefilled = { country: known?.country ?? preset, number: known?.number ?? '', extension: known?.extension ?? '' };
  const [typed, setTyped] = useState(prefilled);
  const input = useRef<HTMLInputElement>(null);
  const words = w.enroll;
  const editable = offer?.editable ?? false;
  const asKnown = known !== null && JSON.stringify(typed) === JSON.stringify(prefilled);

  const contact = () =>
    run(async () => {
      try {
        if (!asKnown && !typed.number.trim()) throw new ApiError('number_missing', '', 'number');
        const { country, number, extension } = typed;
        const phone = asKnown ? null : { country: country ?? '', number, extension: extension.trim() || null };
        const { startPhoneEnrollment } = await request(PortalStartPhoneEnrollmentDocument, { method: 'OFFICE_PHONE', phone });
        onStarted(...(await called(startPhoneEnrollment)));
      } catch (cause) {
        input.current?.focus();
        throw cause;
      }
    });

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void contact();
      }}
    >
      <StepHeading step={{ number: 2, of: 3 }} lead={words.officeLead}>
        {words.officeHeading}
      </StepHeading>
      {editable && (
        <PhoneFields
          {...typed}
          choices={choices}
          label={words.officeNumber}
          error={error}
          input={input}
          onChange={(change) => {
            clear();
            setTyped((old) => ({ ...old, ...change }));
          }}
        />
      )}
      {!editable && known && (
        <>
          <p className="number digits">
            {known.shown}
            {known.extension && <span className="number-more">{words.extensionWord(known.extension)}</span>}
          </p>
          <p className="quiet small">{words.fromDirectory}</p>
          <ActionError error={error} />
        </>
      )}
      {editable || known ? (
        <Button type="submit" busy={busy} waiting={words.calling}>
          {words.contactMe}
        </Button>
      ) : (
        <Alert kind="warn">{words.noOffice}</Alert>
      )}
      <Button kind="plain" wide onClick={onBack}>
        {words.anotherWay}
      </Button>
    </form>
  );
}

/** A call that can't be made yet is asked for again on the next page, which says why. */
async function called(enrollment: PortalEnrollmentFragment): Promise<[PortalEnrollmentFragment, ApiError | null]> {
  try {
    return [(await request(PortalSendEnrollmentCodeDocument, { handle: enrollment.handle })).sendEnrollmentCode, null];
  } catch (cause) {
    const problem = asApiError(cause);
    if (problem.code === 'session_over') throw problem;
    return [enrollment, problem];
  }
}
