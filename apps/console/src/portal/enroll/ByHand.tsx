import { useState } from 'react';
import { DownPicture } from '../../design/pictures';
import { CopyText } from '../parts/CopyText';
import { useSpeech } from '../words/Speech';

interface Fact {
  readonly name: string;
  readonly text: string;
  /** What lands on the clipboard, where that differs. */
  readonly copy?: string;
  readonly digits?: boolean;
}

/** "Can't scan it?": the same facts to type or to copy. */
export function ByHand({ lead, facts }: { readonly lead: string; readonly facts: readonly Fact[] }) {
  const { w } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <div className="unfold">
      <button type="button" className="button unfolder" aria-expanded={open} onClick={() => setOpen(!open)}>
        <DownPicture />
        {w.enroll.cantScan}
      </button>
      {open && (
        <div className="facts-sheet">
          <p className="quiet">{lead}</p>
          <dl className="facts">
            {facts.map(({ name, text, copy = text, digits = false }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={digits ? 'digits' : ''}>{text}</dd>
                <dd className="facts-copy">
                  <CopyText text={copy} name={name} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}

/** The picture to scan: dark on white in every theme. */
export function QrPicture({ svg }: { readonly svg: string }) {
  const { w } = useSpeech();
  return (
    <div className="qr">
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={w.enroll.qrAlt} />
    </div>
  );
}
