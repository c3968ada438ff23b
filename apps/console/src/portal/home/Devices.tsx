import { useState } from 'react';
import { type PortalDeviceFragment, PortalForgetDeviceDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Ago } from '../parts/Ago';
import { Ask } from '../parts/Ask';
import { Button } from '../parts/Button';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

export function Devices({ first }: { readonly first: PortalDeviceFragment[] }) {
  const { w, f } = useSpeech();
  const words = w.home;
  const [devices, setDevices] = useState(first);
  const [asked, setAsked] = useState<PortalDeviceFragment | null>(null);
  const { busy, error, run, clear } = useAction();
  const forget = (id: string) =>
    run(async () => {
      setDevices((await request(PortalForgetDeviceDocument, { id })).myDevices);
      setAsked(null);
    });
  return (
    <section className="stack-tight">
      <h2 tabIndex={-1}>{words.devices}</h2>
      {devices.length === 0 && <p className="quiet">{words.devicesNone}</p>}
      <ul className="lines">
        {devices.map((device) => (
          <li key={device.id}>
            <span className="line-words">
              <strong>
                {device.browser} {device.current && <span className="badge">{words.thisOne}</span>}
              </strong>
              <span className="quiet small">
                {device.lastUsedAt ? w.methods.lastUsed : words.remembered} <Ago at={device.lastUsedAt ?? device.rememberedAt} />
                {' · '}
                {words.until(f.day(new Date(device.expiresAt)))}
              </span>
            </span>
            <Button kind="plain" name={words.of(words.forget, device.browser)} onClick={() => setAsked(device)}>
              {words.forget}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Ask
          question={words.forgetAsk(asked.browser)}
          says={words.forgetSays}
          act={words.forget}
          busy={busy}
          error={error}
          onAct={() => void forget(asked.id)}
          onClose={() => {
            clear();
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
