import './code-field.css';
import { type Ref, useId, useState } from 'react';

const DIGITS = 6;

interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  /** Called with the digits only, at most six. */
  readonly onChange: (digits: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * One real input under six drawn boxes: paste ("123 456" too), autofill from the text message and screen readers work as in any
 * input. No `maxLength`: it would cut a pasted code that has a space in it.
 */
export function CodeField({ label, value, invalid, readOnly, onChange, ref }: CodeFieldProps) {
  const id = useId();
  const [focused, setFocused] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className={`code ${invalid ? 'code-invalid' : ''}`}>
        <div className="code-boxes" aria-hidden="true">
          {Array.from({ length: DIGITS }, (_, index) => {
            const current = focused && index === Math.min(value.length, DIGITS - 1);
            return (
              <span key={index} className={`code-box ${current ? 'code-current' : ''}`}>
                {value[index] ?? ''}
              </span>
            );
          })}
        </div>
        <input
          ref={ref}
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCorrect="off"
          spellCheck={false}
          value={value}
          readOnly={readOnly}
          aria-invalid={invalid || undefined}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, '').slice(0, DIGITS))}
        />
      </div>
    </div>
  );
}

export const isWhole = (digits: string): boolean => digits.length === DIGITS;
