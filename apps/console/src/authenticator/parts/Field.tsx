import { type InputHTMLAttributes, type Ref, useId } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | null;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled line of input; hint and error are read out together with it. */
export function Field({ label, value, onChange, hint, error, ref, ...input }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="au-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={ref}
        id={id}
        className="au-input"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && (
        <p className="au-wrong" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="au-quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
