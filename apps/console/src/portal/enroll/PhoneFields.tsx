import { type Ref, useMemo } from 'react';
import type { PortalEnrollStartQuery } from '../../generated/portal/graphql';
import type { ApiError } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { TextField } from '../parts/TextField';
import { sentenceFor } from '../sentences';
import { useSpeech } from '../words/Speech';
import { CountryField } from './CountryField';
import { countryChoices, defaultCountry, flagsAreDrawn } from './countries';

export type Countries = PortalEnrollStartQuery['publicSettings']['countries'];

/** Which field a refusal belongs to, where the answer doesn't say. */
const FIELD: Readonly<Record<string, string>> = {
  phone_country: 'country',
  phone_punctuation: 'number',
  phone_invalid: 'number',
  phone_kind: 'number',
  number_missing: 'number',
  phone_extension: 'extension',
};

/** The countries named in the person's language, and the one that is chosen before anybody chose. */
export function useCountries(countries: Countries) {
  const { locale } = useSpeech();
  const choices = useMemo(
    () => countryChoices(countries, [locale, ...navigator.languages], flagsAreDrawn()),
    [countries, locale],
  );
  const preset = useMemo(
    () => defaultCountry(choices, navigator.languages, new Intl.DateTimeFormat().resolvedOptions().timeZone),
    [choices],
  );
  return { choices, preset };
}

interface PhoneFieldsProps {
  readonly choices: ReturnType<typeof useCountries>['choices'];
  readonly country: string | null;
  readonly number: string;
  readonly label: string;
  /** Left out where the number has none. */
  readonly extension?: string;
  readonly error: ApiError | null;
  readonly input: Ref<HTMLInputElement>;
  readonly onChange: (change: { country?: string; number?: string; extension?: string }) => void;
}

export function PhoneFields({ choices, country, number, label, extension, error, input, onChange }: PhoneFieldsProps) {
  const speech = useSpeech();
  const { w } = speech;
  const chosen = choices.find(({ code }) => code === country);
  const field = error ? (FIELD[error.code] ?? error.field) : null;
  const sentence = error?.code === 'number_missing' ? w.enroll.numberMissing : error && sentenceFor(error, speech);
  const shown = new Set(['country', 'number', ...(extension === undefined ? [] : ['extension'])]);
  return (
    <>
      <CountryField
        choices={choices}
        value={country}
        error={field === 'country' ? sentence : null}
        onChange={(code) => onChange({ country: code })}
      />
      <TextField
        ref={input}
        label={label}
        value={number}
        onChange={(typed) => onChange({ number: typed })}
        hint={w.enroll.numberHint}
        error={field === 'number' ? sentence : null}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        start={chosen ? `+${chosen.callingCode}` : undefined}
      />
      {extension !== undefined && (
        <TextField
          label={w.enroll.extension}
          value={extension}
          onChange={(typed) => onChange({ extension: typed })}
          hint={w.enroll.extensionHint}
          error={field === 'extension' ? sentence : null}
          inputMode="numeric"
          autoComplete="tel-extension"
        />
      )}
      {(field === null || !shown.has(field)) && <ActionError error={error} />}
    </>
  );
}
