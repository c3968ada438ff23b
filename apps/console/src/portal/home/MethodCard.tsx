import { useState } from 'react';
import {
  type PortalMethodFragment,
  PortalPreferMethodDocument,
  PortalRemoveMethodDocument,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { METHOD_PICTURE, methodName } from '../method-names';
import { ActionError } from '../parts/Alert';
import { Ago } from '../parts/Ago';
import { Ask } from '../parts/Ask';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { Rename } from './Rename';

interface MethodCardProps {
  readonly method: PortalMethodFragment;
  /** The only one: nothing to prefer it to. */
  readonly only: boolean;
  readonly onMethods: (methods: PortalMethodFragment[]) => void;
}

export function MethodCard({ method, only, onMethods }: MethodCardProps) {
  const { w } = useSpeech();
  const words = w.home;
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const preferring = useAction();
  const removing = useAction();
  const name = methodName(method, w);
  const close = () => setOpen(null);
  const prefer = () =>
    preferring.run(async () => onMethods((await request(PortalPreferMethodDocument, { id: method.id })).myMethods));
  const remove = () =>
    removing.run(async () => {
      const { myMethods } = await request(PortalRemoveMethodDocument, { id: method.id });
      close();
      onMethods(myMethods);
    });
  return (
    <div className="card card-tall">
      <CardHead method={method} name={name} only={only} />
      <ActionError error={preferring.error} />
      <div className="row row-small">
        <Button kind="plain" name={words.of(words.rename, name)} onClick={() => setOpen('rename')}>
          {words.rename}
        </Button>
        {!method.preferred && !method.disabledAt && (
          <Button kind="plain" name={words.of(words.prefer, name)} busy={preferring.busy} onClick={() => void prefer()}>
            {words.prefer}
          </Button>
        )}
        <Button kind="plain" name={words.of(words.remove, name)} onClick={() => setOpen('remove')}>
          {words.remove}
        </Button>
      </div>
      {open === 'rename' && <Rename method={method} name={name} onMethods={onMethods} onClose={close} />}
      {open === 'remove' && method.removable && (
        <Ask
          question={words.removeAsk(`${name} (${method.hint})`)}
          says={words.removeSays}
          act={words.remove}
          busy={removing.busy}
          error={removing.error}
          onAct={() => void remove()}
          onClose={close}
        />
      )}
      {open === 'remove' && !method.removable && (
        <Dialog title={words.removeAsk(`${name} (${method.hint})`)} onClose={close}>
          <div className="stack">
            <p>{words.last}</p>
            <Button onClick={close}>{w.frame.close}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

interface CardHeadProps {
  readonly method: PortalMethodFragment;
  readonly name: string;
  readonly only: boolean;
}

function CardHead({ method, name, only }: CardHeadProps) {
  const { w } = useSpeech();
  const Picture = METHOD_PICTURE[method.method];
  const kind = w.methods.name[method.method];
  return (
    <div className="card-head">
      <span className="card-picture">
        <Picture />
      </span>
      <span className="card-words">
        <span className="card-name">
          {name} {method.preferred && !only && <span className="badge">{w.methods.preferred}</span>}
          {method.tooNew && <span className="badge badge-quiet">{w.home.tooNew}</span>}
        </span>
        {name !== kind && <span className="quiet small">{kind}</span>}
        <span className="digits">{method.hint}</span>
        <span className="quiet small">
          {method.lastUsedAt ? w.methods.lastUsed : w.methods.setUp} <Ago at={method.lastUsedAt ?? method.enrolledAt} />
        </span>
        {method.disabledAt && <span className="disabled small">{w.home.disabled}</span>}
      </span>
    </div>
  );
}
