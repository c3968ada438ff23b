export const KEYS = '123456789*0#';

const NAMES: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Pound' };

interface KeypadProps {
  /** All keys of this call so far. */
  readonly pressed: string;
  readonly onPress: (key: string) => void;
}

export function Keypad({ pressed, onPress }: KeypadProps) {
  return (
    <div className="pad">
      <p className="pad-pressed" aria-live="polite">
        {pressed && <span className="for-ears">Pressed: </span>}
        {pressed}
      </p>
      <div className="pad-keys">
        {Array.from(KEYS).map((key) => (
          <button type="button" key={key} onClick={() => onPress(key)} aria-label={NAMES[key]}>
            {key}
          </button>
        ))}
      </div>
    </div>
  );
}
