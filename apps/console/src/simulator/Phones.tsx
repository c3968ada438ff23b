import { type KeyboardEvent, useState } from 'react';
import { AuthenticatorPhone } from './AuthenticatorPhone';
import { Elsewhere } from './Elsewhere';
import { Phone } from './phone/Phone';
import type { Demo } from './state/demo';
import { type Chosen, heardOf, numbersOf } from './state/numbers';
import { useMedia } from './state/use-media';
import { useRemembered } from './state/use-remembered';

const readChosen = (kept: unknown): Chosen | null =>
  Array.isArray(kept) && kept.every((one) => one === null || typeof one === 'string') ? kept : null;

interface PhonesProps {
  readonly demo: Demo;
  readonly sound: boolean;
  readonly onNews: (more: Partial<Demo>) => void;
}

/** All phones side by side; one at a time where the page is narrow. */
export function Phones({ demo, sound, onNews }: PhonesProps) {
  const narrow = useMedia('(max-width: 46rem)');
  const [current, setCurrent] = useState(0);
  const [chosen, setChosen] = useRemembered<Chosen>('numbers', [null, null], readChosen);
  const { phones, elsewhere } = numbersOf(chosen, heardOf(demo));

  /** A number is on one phone at most: the other one takes what this one had. */
  const choose = (number: string | null, at: number) => {
    const other = 1 - at;
    const next = [...chosen];
    if (number !== null && phones[other] === number) next[other] = phones[at] ?? null;
    next[at] = number;
    setChosen(next);
  };
  const rings = (number: string) => demo.calls.some((call) => call.phone === number && call.state === 'RINGING');
  const shown = [
    ...phones.map((number, index) => ({
      name: `Phone ${index + 1}`,
      rings: rings(number),
      phone: (
        <Phone
          name={`Phone ${index + 1}`}
          number={number}
          demo={demo}
          sound={sound}
          onNumber={(next) => choose(next, index)}
          onNews={onNews}
        />
      ),
    })),
    { name: 'Authenticator', rings: false, phone: <AuthenticatorPhone /> },
  ];
  return (
    <>
      <Elsewhere numbers={elsewhere} demo={demo} onShow={choose} />
      {narrow && <Tabs tabs={shown} current={current} onChange={setCurrent} />}
      <div className="phones">
        {shown.map(({ name, phone }, index) => (
          <div className="phone-place" key={name} {...(narrow && panelOf(index, current))}>
            {phone}
          </div>
        ))}
      </div>
    </>
  );
}

/** What is not shown stays as it was. */
const panelOf = (index: number, current: number) => ({
  role: 'tabpanel',
  id: `panel-${index}`,
  'aria-labelledby': `tab-${index}`,
  hidden: index !== current,
});

interface TabsProps {
  readonly tabs: readonly { readonly name: string; readonly rings: boolean }[];
  readonly current: number;
  readonly onChange: (index: number) => void;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs: arrows move. */
function Tabs({ tabs, current, onChange }: TabsProps) {
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (current + step + tabs.length) % tabs.length;
    onChange(next);
    (event.currentTarget.parentElement?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="Phones">
      {tabs.map(({ name, rings }, index) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`tab-${index}`}
          aria-selected={index === current}
          aria-controls={`panel-${index}`}
          tabIndex={index === current ? 0 : -1}
          onClick={() => onChange(index)}
          onKeyDown={move}
        >
          {name}
          {rings && <span className="count">rings</span>}
        </button>
      ))}
    </div>
  );
}
