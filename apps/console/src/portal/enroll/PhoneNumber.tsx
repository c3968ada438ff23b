import { useRef } from 'react';
import { CallPicture, TextPicture } from '../../design/pictures';
import { type Method, type PortalEnrollmentFragment, PortalStartPhoneEnrollmentDocument } from '../../generated/portal/graphql';
import { ApiError, request } from '../../graphql/client';
import { Button } from '../parts/Button';
import { Choices } from '../parts/Choices';
import { StepHeading } from '../parts/StepHeading';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { type Countries, PhoneFields, useCountries } from './PhoneFields';

export interface TypedPhone {
  /** Null until somebody chose: then the default counts. */
  readonly country: string | null;
  readonly number: string;
  readonly mode: Method | null;
}

interface PhoneNumberProps {
  /** Text, call, or both. */
  readonly methods: readonly Method[];
  readonly countries: Countries;
  readonly phone: TypedPhone;
  readonly onPhone: (phone: TypedPhone) => void;
  readonly onStarted: (enrollment: PortalEnrollmentFragment) => void;
  readonly onBack: () => void;
}

export function PhoneNumber({ methods, countries, phone, onPhone, onStarted, onBack }: PhoneNumberProps) {
  const { w } = useSpeech();
  const { busy, error, run, clear } = useAction();
  const { choices, preset } = useCountries(countries);
  const input = useRef<HTMLInputElement>(null);
  const words = w.enroll;
  const country = phone.country ?? preset;
  const mode = phone.mode ?? methods[0] ?? 'TEXT_MESSAGE';
  const edit = (change: Partial<TypedPhone>) => {
    clear();
    onPhone({ ...phone, ...change });
  };
  const next = () =>
    run(async () => {
      try {
        if (!phone.number.trim()) throw new ApiError('number_missing', '', 'number');
        const variables = { method: mode, phone: { country: country ?? '', number: phone.number } };
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
      <StepHeading step={{ number: 2, of: 3 }} lead={words.phoneLead}>
        {words.phoneHeading}
      </StepHeading>
      <PhoneFields
        choices={choices}
        country={country}
        number={phone.number}
        label={words.mobileNumber}
        error={error}
        input={input}
        onChange={edit}
      />
      {methods.length > 1 && (
        <Choices<Method>
          legend={words.mode}
          name="mode"
          value={mode}
          onChange={(chosen) => edit({ mode: chosen })}
          choices={[
            { value: 'TEXT_MESSAGE', name: words.text, picture: <TextPicture /> },
            { value: 'VOICE_CALL', name: words.call, picture: <CallPicture /> },
          ]}
        />
      )}
      <Button type="submit" busy={busy} waiting={words.checkingNumber}>
        {w.frame.next}
      </Button>
      <Button kind="plain" wide onClick={onBack}>
        {words.anotherWay}
      </Button>
    </form>
  );
}
