import { useMemo, useRef } from 'react';
import {
  PortalCountriesDocument,
  type PortalCountriesQuery,
  type PortalEnrollmentFragment,
  PortalStartPhoneEnrollmentDocument,
} from '../../generated/portal/graphql';
import { ApiError, request } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { TextField } from '../parts/TextField';
import { Loaded } from '../parts/Waiting';
import { sentenceFor } from '../sentences';
import { useAction } from '../use-action';
import { useLoaded } from '../../graphql/use-loaded';
import { CountryField } from './CountryField';
import { countryChoices, defaultCountry, flagsAreDrawn } from './countries';

export interface TypedPhone {
  /** Null until somebody chose: then the default counts. */
  readonly country: string | null;
  readonly number: string;
}

interface PhoneNumberProps {
  readonly phone: TypedPhone;
  readonly onPhone: (phone: TypedPhone) => void;
  readonly onStarted: (enrollment: PortalEnrollmentFragment) => void;
  readonly onBack: () => void;
}

export function PhoneNumber(props: PhoneNumberProps) {
  const countries = useLoaded((signal) => request(PortalCountriesDocument, undefined, signal));
  return (
    <div className="stack">
      <StepHeading
        step={{ number: 2, of: 3 }}
        lead="We use it only to check that it’s you. It is never written to your organisation’s directory."
      >
        Your authentication phone
      </StepHeading>
      <Loaded from={countries} what="Getting the list of countries…">
        {(value) => <PhoneForm {...props} countries={value.publicSettings.countries} />}
      </Loaded>
    </div>
  );
}

interface PhoneFormProps extends PhoneNumberProps {
  readonly countries: PortalCountriesQuery['publicSettings']['countries'];
}

/** Which field a refusal belongs to, where the answer doesn't say. */
const FIELD: Readonly<Record<string, string>> = {
  phone_country: 'country',
  phone_punctuation: 'number',
  phone_invalid: 'number',
  phone_kind: 'number',
};

function PhoneForm({ phone, onPhone, onStarted, onBack, countries }: PhoneFormProps) {
  const { busy, error, run, clear } = useAction();
  const edit = (next: TypedPhone) => {
    clear();
    onPhone(next);
  };
  const input = useRef<HTMLInputElement>(null);
  const choices = useMemo(() => countryChoices(countries, navigator.languages, flagsAreDrawn()), [countries]);
  const preset = useMemo(
    () => defaultCountry(choices, navigator.languages, new Intl.DateTimeFormat().resolvedOptions().timeZone),
    [choices],
  );
  const country = phone.country ?? preset;
  const chosen = choices.find(({ code }) => code === country);
  const field = error ? (FIELD[error.code] ?? error.field) : null;
  const sentence = error ? sentenceFor(error) : null;

  const next = () =>
    run(async () => {
      if (!phone.number.trim()) {
        input.current?.focus();
        throw new ApiError('number_missing', 'Type your mobile number.', 'number');
      }
      try {
        const variables = { phone: { country: country ?? '', number: phone.number } };
        onStarted((await request(PortalStartPhoneEnrollmentDocument, variables)).startPhoneEnrollment);
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
        void next();
      }}
    >
      <CountryField
        choices={choices}
        value={country}
        error={field === 'country' ? sentence : null}
        onChange={(code) => edit({ ...phone, country: code })}
      />
      <TextField
        ref={input}
        label="Mobile number"
        value={phone.number}
        onChange={(number) => edit({ ...phone, number })}
        hint="Spaces are fine, no dashes or brackets"
        error={field === 'number' ? sentence : null}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        start={chosen ? `+${chosen.callingCode}` : undefined}
      />
      {field === null && <ActionError error={error} />}
      <Button type="submit" busy={busy} waiting="Checking the number…">
        Next
      </Button>
      <Button kind="plain" wide onClick={onBack}>
        Choose another way
      </Button>
    </form>
  );
}
