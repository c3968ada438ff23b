import { useRef, useState } from 'react';
import { MailPicture } from '../pictures';
import type { Mail } from '../state/demo';

const timeOf = (at: string) => new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });

/** The demo's mailbox, behind a button that counts what nobody has looked at. */
export function MailDrawer({ mails }: { readonly mails: readonly Mail[] }) {
  const drawer = useRef<HTMLDialogElement>(null);
  const [seen, setSeen] = useState(0);
  const fresh = Math.max(mails.length - seen, 0);
  const open = () => {
    drawer.current?.showModal();
    setSeen(mails.length);
  };
  return (
    <>
      <button type="button" className="button button-edge" onClick={open}>
        <MailPicture />
        Mail
        <span className="count" aria-live="polite">
          {fresh > 0 && (
            <>
              {fresh} <span className="for-ears">new</span>
            </>
          )}
        </span>
      </button>
      <dialog className="drawer" ref={drawer} aria-labelledby="mail-title" onClose={() => setSeen(mails.length)} closedby="any">
        <div className="drawer-sheet">
          <header>
            <h2 id="mail-title">Mail</h2>
            <button type="button" className="button button-edge" onClick={() => drawer.current?.close()}>
              Close
            </button>
          </header>
          {mails.length === 0 && (
            <p className="quiet">
              No mail yet. Notices to people and alerts to admins land here: set up a second method, or report a sign-in as fraud.
            </p>
          )}
          <ul aria-live="polite">
            {mails.toReversed().map((mail) => (
              <li key={mail.id}>
                <details>
                  <summary>
                    <span className="mail-subject">{mail.subject || 'Without a subject'}</span>
                    <span className="quiet">
                      to {mail.to} · <time dateTime={mail.at}>{timeOf(mail.at)}</time>
                    </span>
                  </summary>
                  <p className="mail-text">{mail.text}</p>
                </details>
              </li>
            ))}
          </ul>
        </div>
      </dialog>
    </>
  );
}
