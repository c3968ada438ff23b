import type { ReactNode } from 'react';

interface Choice<T> {
  readonly value: T;
  readonly name: string;
  readonly sentence?: string;
  readonly picture: ReactNode;
}

interface ChoicesProps<T> {
  readonly legend: string;
  /** The legend is read out only: the heading above says the same to eyes. */
  readonly quiet?: boolean;
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** One of a few, as cards with radio buttons. */
export function Choices<T extends string>({ legend, quiet = false, name, choices, value, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="choices">
      <legend className={quiet ? 'for-ears' : ''}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="card choice">
          <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          <span className="card-picture">{choice.picture}</span>
          <span className="card-words">
            <span className="card-name">{choice.name}</span>
            {choice.sentence && <span className="quiet small">{choice.sentence}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
