import { type FormEvent, useState } from 'react';
import { SimulatorReplyDocument } from '../../generated/simulator/graphql';
import { request } from '../../graphql/client';
import { SendPicture } from '../pictures';
import { useAct } from '../state/use-act';

export function ReplyBox({ number }: { readonly number: string }) {
  const [body, setBody] = useState('');
  const { busy, error, act } = useAct();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy || !body.trim()) return;
    void act(async () => {
      await request(SimulatorReplyDocument, { phone: number, body });
      setBody('');
    });
  };
  return (
    <form className="reply" onSubmit={send}>
      {error && (
        <p className="reply-error" role="alert">
          {error.message}
        </p>
      )}
      <input
        value={body}
        onChange={({ target }) => setBody(target.value)}
        aria-label={`Reply from ${number}`}
        placeholder="Reply"
        maxLength={1600}
        autoComplete="off"
        enterKeyHint="send"
      />
      <button type="submit" aria-label="Send" aria-disabled={busy || !body.trim()}>
        <SendPicture />
      </button>
    </form>
  );
}
