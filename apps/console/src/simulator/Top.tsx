import { Mark } from '../design/pictures';
import { MailDrawer } from './mail/MailDrawer';
import { SilentPicture, SoundPicture } from './pictures';
import type { Mail } from './state/demo';

interface TopProps {
  readonly mails: readonly Mail[];
  readonly sound: boolean;
  readonly onSound: (sound: boolean) => void;
}

export function Top({ mails, sound, onSound }: TopProps) {
  return (
    <header className="top">
      <Mark />
      <div>
        <h1>Demo phones</h1>
        <p className="quiet">Texts, calls and mail of this demo arrive here. Nothing leaves this machine.</p>
      </div>
      <nav aria-label="Pages">
        <a className="button button-edge" href="/" target="_blank" rel="noreferrer">
          Open sign-in
        </a>
        <a className="button button-edge" href="/console" target="_blank" rel="noreferrer">
          Open console
        </a>
      </nav>
      <button type="button" className="button button-edge" aria-pressed={sound} onClick={() => onSound(!sound)}>
        {sound ? <SoundPicture /> : <SilentPicture />}
        {sound ? 'Sound on' : 'Sound off'}
      </button>
      <MailDrawer mails={mails} />
    </header>
  );
}
