import { useRef, useState } from 'react';
import { ApiError } from '../../graphql/client';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { TextField } from '../parts/TextField';
import { sentenceFor } from '../sentences';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

export function RecoveryCode({ onCode }: { readonly onCode: (code: string) => Promise<void> }) {
  const speech = useSpeech();
  const { w } = speech;
  const { busy, error, run } = useAction();
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const sentence = error && (error.code === 'code_malformed' ? w.proof.recoveryMissing : sentenceFor(error, speech));
  const send = () =>
    run(async () => {
      try {
        if (!code.trim()) throw new ApiError('code_malformed', '');
        await onCode(code.trim());
      } catch (cause) {
        input.current?.select();
        throw cause;
      }
    });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <StepHeading lead={w.proof.recoveryLead}>{w.proof.recovery}</StepHeading>
      <TextField
        ref={input}
        label={w.proof.recoveryCode}
        value={code}
        onChange={setCode}
        hint={w.proof.recoveryHint}
        error={sentence}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
      />
      <Button type="submit" busy={busy} waiting={w.proof.checking}>
        {w.proof.verify}
      </Button>
    </form>
  );
}
