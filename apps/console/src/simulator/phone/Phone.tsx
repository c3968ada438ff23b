import { useEffect, useRef, useState } from 'react';
import { CallScreen } from '../call/CallScreen';
import { chime } from '../call/sound';
import { type Demo, threadOf } from '../state/demo';
import { Frame } from './Frame';
import { PhoneHead } from './PhoneHead';
import { ReplyBox } from './ReplyBox';
import { Thread } from './Thread';

interface PhoneProps {
  readonly name: string;
  readonly number: string;
  readonly demo: Demo;
  readonly sound: boolean;
  readonly onNumber: (number: string | null) => void;
  readonly onNews: (more: Partial<Demo>) => void;
}

/** One demo phone: its texts, and a call over everything while there is one. */
export function Phone({ name, number, demo, sound, onNumber, onNews }: PhoneProps) {
  const calls = demo.calls.filter((call) => call.phone === number);
  const live = calls.findLast((call) => call.state !== 'ENDED');
  const [shown, setShown] = useState<string | null>(null);
  if (live && live.id !== shown) setShown(live.id);
  const call = calls.find(({ id }) => id === shown);
  const entries = threadOf(demo, number);
  useChime(sound ? entries.filter((entry) => entry.kind === 'text' && !entry.text.fromPerson).length : null);

  return (
    <Frame label={`${name}, ${number}`}>
      <div className="phone-screen" inert={call !== undefined}>
        <PhoneHead key={number} name={name} number={number} onNumber={onNumber} />
        <Thread entries={entries} number={number} />
        <ReplyBox number={number} />
      </div>
      {call && <CallScreen key={call.id} call={call} name={name} sound={sound} onNews={onNews} onClose={() => setShown(null)} />}
    </Frame>
  );
}

/** Sounds when there are more texts than before; null: sound is off. */
function useChime(texts: number | null): void {
  const before = useRef(texts);
  useEffect(() => {
    if (texts !== null && before.current !== null && texts > before.current) chime();
    before.current = texts;
  }, [texts]);
}
