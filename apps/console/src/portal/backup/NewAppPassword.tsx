import { useRef, useState } from 'react';
import { PortalCreateAppPasswordDocument, type PortalCreateAppPasswordMutation } from '../../generated/portal/graphql';
import { ApiError, request } from '../../graphql/client';
import { Button } from '../parts/Button';
import { CopyText } from '../parts/CopyText';
import { StepHeading } from '../parts/StepHeading';
import { TextField } from '../parts/TextField';
import { sentenceFor } from '../sentences';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

interface NewAppPasswordProps {
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Names the program, then shows its password once. */
export function NewAppPassword({ onDone, onBack }: NewAppPasswordProps) {
  const speech = useSpeech();
  const { w } = speech;
  const words = w.after;
  const [name, setName] = useState('');
  const [made, setMade] = useState<PortalCreateAppPasswordMutation['createAppPassword'] | null>(null);
  const { busy, error, run } = useAction();
  const input = useRef<HTMLInputElement>(null);
  const make = () =>
    run(async () => {
      try {
        if (!name.trim()) throw new ApiError('name_invalid', '');
        setMade((await request(PortalCreateAppPasswordDocument, { name: name.trim() })).createAppPassword);
      } catch (cause) {
        input.current?.focus();
        throw cause;
      }
    });

  if (made) {
    const another = () => {
      setName('');
      setMade(null);
    };
    return <Shown made={made} onAnother={another} onDone={onDone} />;
  }
  const sentence = error && (error.code === 'name_invalid' ? words.programMissing : sentenceFor(error, speech));
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <StepHeading>{words.programs}</StepHeading>
      <TextField
        ref={input}
        label={words.programName}
        value={name}
        onChange={setName}
        hint={words.programHint}
        error={sentence}
        maxLength={40}
        autoComplete="off"
      />
      <Button type="submit" busy={busy} waiting={words.making}>
        {words.make}
      </Button>
      <Button kind="plain" wide onClick={onBack}>
        {w.frame.cancel}
      </Button>
    </form>
  );
}

interface ShownProps {
  readonly made: PortalCreateAppPasswordMutation['createAppPassword'];
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

function Shown({ made, onAnother, onDone }: ShownProps) {
  const { w, f } = useSpeech();
  const words = w.after;
  return (
    <div className="stack">
      <StepHeading lead={words.passwordLead(made.appPassword.name)}>{words.password}</StepHeading>
      <div className="app-password">
        <p className="app-password-text">{made.password}</p>
        <CopyText text={made.password} name={words.passwordWord} />
      </div>
      <p>{words.paste}</p>
      <p className="quiet small">{words.validUntil(f.day(new Date(made.appPassword.expiresAt)))}</p>
      <Button onClick={onDone}>{w.frame.goOn}</Button>
      <Button kind="plain" wide onClick={onAnother}>
        {words.anotherOne}
      </Button>
    </div>
  );
}
