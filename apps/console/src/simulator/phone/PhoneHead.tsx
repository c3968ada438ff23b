import { type FormEvent, useId, useState } from 'react';
import { PenPicture } from '../pictures';
import { readNumber } from '../state/numbers';

interface PhoneHeadProps {
  readonly name: string;
  readonly number: string;
  /** Null: whatever the demo gives it. */
  readonly onNumber: (number: string | null) => void;
}

export function PhoneHead({ name, number, onNumber }: PhoneHeadProps) {
  const [editing, setEditing] = useState(false);
  return (
    <header className="phone-head">
      <span className="phone-face" aria-hidden="true">
        T
      </span>
      <span className="phone-sender">Tessera</span>
      {editing ? (
        <NumberForm
          number={number}
          onDone={(next) => {
            setEditing(false);
            if (next !== number) onNumber(next);
          }}
        />
      ) : (
        <button type="button" className="phone-number" onClick={() => setEditing(true)}>
          <span className="for-ears">Change the number of {name}: </span>
          {number}
          <PenPicture />
        </button>
      )}
    </header>
  );
}

interface NumberFormProps {
  readonly number: string;
  readonly onDone: (number: string | null) => void;
}

function NumberForm({ number, onDone }: NumberFormProps) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('number');
    const next = typeof typed === 'string' ? readNumber(typed) : null;
    if (next) onDone(next);
    else setWrong(true);
  };
  return (
    <form className="number-form" onSubmit={save}>
      <label htmlFor={id}>Number of this phone</label>
      <input
        id={id}
        ref={focus}
        name="number"
        type="tel"
        autoComplete="off"
        defaultValue={number}
        onKeyDown={({ key }) => key === 'Escape' && onDone(number)}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className={wrong ? 'number-wrong' : 'quiet'} role={wrong ? 'alert' : undefined}>
        A plus sign, the country code and the number; spaces are fine.
      </p>
      <div className="number-buttons">
        <button type="submit" className="button button-edge">
          Save
        </button>
        <button type="button" className="button" onClick={() => onDone(null)}>
          Default
        </button>
        <button type="button" className="button" onClick={() => onDone(number)}>
          Cancel
        </button>
      </div>
    </form>
  );
}

const focus = (field: HTMLInputElement | null) => field?.select();
