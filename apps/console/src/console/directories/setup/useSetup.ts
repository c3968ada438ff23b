import { createContext, useContext, useState } from 'react';
import { ConsoleDirectoryDefaultsDocument } from '../../../generated/graphql';
import type { ApiError } from '../../../graphql/client';
import { useAsk } from '../../data/useAsk';
import type { Directory } from '../useDirectories';
import { asksPasswordAgain, type DirectoryForm, formOf, sameForm } from './form';
import { useCheck } from './useCheck';

/** Everything that the inputs of a directory share: `directory` is null while it is being connected. */
export function useNewSetup(directory: Directory | null) {
  const [stored] = useState(() => formOf(directory));
  const [form, setForm] = useState(stored);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const check = useCheck(directory?.id ?? null, form);
  const defaults = useAsk(ConsoleDirectoryDefaultsDocument, {}).data?.directoryDefaults;
  const password = refusal?.code === 'directory_password_needed' || check.refusal?.code === 'directory_password_needed';
  return {
    directory,
    form,
    check,
    changed: !sameForm(form, stored),
    passwordAgain: directory !== null && (password || asksPasswordAgain(form, stored)),
    defaults: Object.fromEntries(
      defaults?.find(({ kind }) => kind === form.kind)?.mapping.map(({ field, attribute }) => [field, attribute]) ?? [],
    ) as Readonly<Record<string, string>>,
    set(changes: Partial<DirectoryForm>) {
      setForm((before) => ({ ...before, ...changes }));
      setRefusal(null);
    },
    refuse: setRefusal,
    /** The sentence to show at an input, from saving or from checking. */
    errorAt(field: string): string | null {
      const found = [refusal, check.refusal].find((error) => error && fieldOf(error) === field);
      return found?.message ?? null;
    },
    /** What was refused and belongs to no input. */
    otherError: [refusal, check.refusal].find((error) => error && !fieldOf(error))?.message ?? null,
  };
}

const fieldOf = ({ code, field }: ApiError): string | null =>
  field ?? (code === 'directory_password_needed' ? 'bindPassword' : null);

export type Setup = ReturnType<typeof useNewSetup>;

export const SetupContext = createContext<Setup | null>(null);

export function useSetup(): Setup {
  const setup = useContext(SetupContext);
  if (!setup) throw new Error('outside of a set-up');
  return setup;
}
