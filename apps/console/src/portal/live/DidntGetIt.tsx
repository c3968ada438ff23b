import { useState } from 'react';
import { DownPicture } from '../../design/pictures';
import type { PortalDeliveryFragment } from '../../generated/portal/graphql';
import { useSpeech } from '../words/Speech';
import { deliveryLines } from './delivery-lines';

/** Unfolds what was tried, when, and how it went. */
export function DidntGetIt({ events }: { readonly events: readonly PortalDeliveryFragment[] }) {
  const { w, f } = useSpeech();
  const [open, setOpen] = useState(false);
  const lines = deliveryLines(events, w, f);
  return (
    <div className="unfold">
      <button type="button" className="button unfolder" aria-expanded={open} onClick={() => setOpen(!open)}>
        <DownPicture />
        {w.delivery.didntGetIt}
      </button>
      {open && (
        <div className="facts-sheet">
          <p className="quiet small">{lines.length > 0 ? w.delivery.tried : w.delivery.nothingYet}</p>
          <ol className="tried">
            {lines.map(({ key, at, time, words, bad }) => (
              <li key={key} className={bad ? 'tried-bad' : ''}>
                <time dateTime={at} className="digits quiet">
                  {time}
                </time>
                <span>{words}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
