/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native list can be searched by name and code and show both */
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import './country-field.css';
import { DownPicture } from '../../design/pictures';
import { useSpeech } from '../words/Speech';
import { type CountryChoice, findCountries } from './countries';

interface CountryFieldProps {
  readonly choices: readonly CountryChoice[];
  readonly value: string | null;
  readonly error: string | null;
  readonly onChange: (code: string) => void;
}

const written = (choice: CountryChoice | undefined) =>
  choice ? `${choice.flag} ${choice.name} (+${choice.callingCode})`.trim() : '';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };

/** A list with a search line (WAI-ARIA combobox with a list popup): type to find, arrows to move, Enter to take, Escape to keep. */
export function CountryField({ choices, value, error, onChange }: CountryFieldProps) {
  const { w } = useSpeech();
  const words = w.enroll;
  const id = useId();
  const chosen = choices.find(({ code }) => code === value);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const found = open ? findCountries(choices, typed) : [];
  const activeId = found[active] && `${id}-${found[active].code}`;

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const unfold = () => {
    if (open) return;
    setTyped('');
    setActive(Math.max(0, chosen ? choices.indexOf(chosen) : 0));
  };
  const take = (choice: CountryChoice | undefined) => {
    if (choice) onChange(choice.code);
    setTyped(null);
  };
  const move = (by: number) => setActive(Math.min(Math.max(active + by, 0), Math.max(found.length - 1, 0)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (open && event.key === 'Enter') take(found[active]);
    else if (open && event.key === 'Escape') setTyped(null);
    else if (open && step) move(step);
    else if (step) unfold();
    else return;
    event.preventDefault();
  };

  return (
    <div className="field">
      <label htmlFor={id}>{words.country}</label>
      <div className="field-line combo">
        <input
          id={id}
          role="combobox"
          type="text"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          value={typed ?? written(chosen)}
          placeholder={open ? words.typeToFind : undefined}
          onClick={unfold}
          onBlur={() => setTyped(null)}
          onKeyDown={onKeyDown}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            // The first letter typed over the chosen country starts a search, it isn't added to its name.
            const before = open ? '' : written(chosen);
            setTyped(event.target.value.startsWith(before) ? event.target.value.slice(before.length) : event.target.value);
            setActive(0);
          }}
        />
        <span className="combo-sign">
          <DownPicture />
        </span>
        <div id={`${id}-list`} role="listbox" aria-label={words.countries} className="combo-list" hidden={!open}>
          {found.map((choice, index) => (
            <div
              key={choice.code}
              id={`${id}-${choice.code}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="combo-option"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
              onKeyDown={onKeyDown}
            >
              <span aria-hidden="true" className="combo-flag">
                {choice.flag || <span className="combo-code">{choice.code}</span>}
              </span>
              <span className="combo-name">{choice.name}</span>
              <span className="quiet digits">+{choice.callingCode}</span>
            </div>
          ))}
          {open && found.length === 0 && <p className="combo-none quiet">{words.noCountry}</p>}
        </div>
        <output className="for-ears">{open && typed ? words.found(found.length) : ''}</output>
      </div>
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
