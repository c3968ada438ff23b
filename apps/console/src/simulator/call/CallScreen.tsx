import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import {
  SimulatorAnswerCallDocument,
  SimulatorHangUpDocument,
  SimulatorPressKeysDocument,
  SimulatorVoicemailDocument,
} from '../../generated/simulator/graphql';
import { request } from '../../graphql/client';
import { AnswerPicture, HangUpPicture, VoicemailPicture } from '../pictures';
import { type Call, type Demo, endingOf } from '../state/demo';
import { useAct } from '../state/use-act';
import { Captions } from './Captions';
import { KEYS, Keypad } from './Keypad';
import { ring } from './sound';
import { Talking } from './Talking';

const GONE_AFTER_MILLISECONDS = 8000;

interface CallScreenProps {
  readonly call: Call;
  readonly name: string;
  readonly sound: boolean;
  readonly onNews: (more: Partial<Demo>) => void;
  readonly onClose: () => void;
}

/** A call from the first ring to its outcome, over the whole phone. */
export function CallScreen({ call, name, sound, onNews, onClose }: CallScreenProps) {
  const { id, state } = call;
  const { error, act } = useAct();
  const screen = useRef<HTMLElement>(null);
  const ringing = state === 'RINGING';
  const talking = state === 'ANSWERED';

  useEffect(() => (ringing && sound ? ring() : undefined), [ringing, sound]);
  useEffect(() => {
    if (talking) screen.current?.focus();
  }, [talking]);
  useEffect(() => {
    if (ringing || talking) return undefined;
    const timer = setTimeout(onClose, GONE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [ringing, talking, onClose]);

  const answered = (work: Promise<{ call: Call }>) => act(async () => onNews({ calls: [(await work).call] }));
  const press = (keys: string) => void answered(request(SimulatorPressKeysDocument, { id, keys }));
  useTypedKeys(screen, talking ? press : null);
  const hangUp = () => void answered(request(SimulatorHangUpDocument, { id }));

  return (
    <section
      className={`call ${ringing ? 'call-rings' : 'call-talks'}`}
      ref={screen}
      tabIndex={-1}
      aria-label={`Call on ${name}`}
    >
      <span className="call-face" aria-hidden="true">
        T
      </span>
      <p className="call-name">Tessera</p>
      <p className="call-number">{call.from}</p>
      <p className="call-state" role={ringing ? 'alert' : 'status'}>
        {ringing && <>{name}: incoming call</>}
        {talking && <Talking />}
        {!ringing && !talking && <>Call ended · {endingOf(call)}</>}
      </p>
      {!ringing && <Captions call={call} aloud={sound} />}
      {error && (
        <p className="call-error" role="alert">
          {error.message}
        </p>
      )}
      {talking && <Keypad pressed={call.keys} onPress={press} />}
      <div className="call-buttons">
        {ringing && (
          <>
            <Round name="Decline" colour="red" onPress={hangUp} picture={<HangUpPicture />} />
            <Round
              name="Voicemail"
              colour="plain"
              onPress={() => void answered(request(SimulatorVoicemailDocument, { id }))}
              picture={<VoicemailPicture />}
            />
            <Round
              name="Answer"
              colour="green"
              onPress={() => void answered(request(SimulatorAnswerCallDocument, { id }))}
              picture={<AnswerPicture />}
            />
          </>
        )}
        {talking && <Round name="Hang up" colour="red" onPress={hangUp} picture={<HangUpPicture />} />}
        {!ringing && !talking && (
          <button type="button" className="button call-close" onClick={onClose}>
            Close
          </button>
        )}
      </div>
    </section>
  );
}

/** Keys of the keyboard that a phone has too, while the call has the focus. */
function useTypedKeys(screen: RefObject<HTMLElement | null>, onKey: ((key: string) => void) | null): void {
  const newest = useRef(onKey);
  useEffect(() => {
    newest.current = onKey;
  });
  useEffect(() => {
    const element = screen.current;
    const hear = ({ key }: KeyboardEvent) => KEYS.includes(key) && newest.current?.(key);
    element?.addEventListener('keydown', hear);
    return () => element?.removeEventListener('keydown', hear);
  }, [screen]);
}

interface RoundProps {
  readonly name: string;
  readonly colour: 'red' | 'green' | 'plain';
  readonly onPress: () => void;
  readonly picture: ReactNode;
}

const Round = ({ name, colour, onPress, picture }: RoundProps) => (
  <button type="button" className={`round round-${colour}`} onClick={onPress}>
    <span className="round-face">{picture}</span>
    {name}
  </button>
);
