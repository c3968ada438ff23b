import { useRef, useState } from 'react';
import { type PortalMethodFragment, PortalRenameMethodDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { TextField } from '../parts/TextField';
import { sentenceFor } from '../sentences';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

interface RenameProps {
  readonly method: PortalMethodFragment;
  readonly name: string;
  readonly onMethods: (methods: PortalMethodFragment[]) => void;
  readonly onClose: () => void;
}

export function Rename({ method, name, onMethods, onClose }: RenameProps) {
  const speech = useSpeech();
  const { w } = speech;
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const { busy, error, run } = useAction();
  const save = () =>
    run(async () => {
      try {
        const { myMethods } = await request(PortalRenameMethodDocument, { id: method.id, label: typed.trim() });
        onClose();
        onMethods(myMethods);
      } catch (cause) {
        input.current?.focus();
        throw cause;
      }
    });
  return (
    <Dialog title={w.home.of(w.home.rename, name)} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          ref={input}
          label={w.home.newName}
          value={typed}
          onChange={setTyped}
          error={error && sentenceFor(error, speech)}
          maxLength={40}
          autoComplete="off"
        />
        <div className="row">
          <Button kind="edge" onClick={onClose}>
            {w.frame.cancel}
          </Button>
          <Button type="submit" busy={busy}>
            {w.home.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
