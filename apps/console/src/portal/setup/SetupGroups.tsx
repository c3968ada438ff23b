import { useEffect, useRef, useState } from 'react';
import { GroupPicture } from '../../design/pictures';
import { PortalClaimSetupDocument, PortalSetupGroupsDocument } from '../../generated/portal/graphql';
import { type ApiError, asApiError, request } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { TextField } from '../parts/TextField';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import type { SetupGroup } from './Setup';

interface SetupGroupsProps {
  readonly token: string;
  readonly first: readonly SetupGroup[];
  readonly onClaimed: (admins: SetupGroup) => void;
}

export function SetupGroups({ token, first, onClaimed }: SetupGroupsProps) {
  const { w } = useSpeech();
  const words = w.setup;
  const [search, setSearch] = useState('');
  const [groups, setGroups] = useState(first);
  const [chosen, setChosen] = useState<SetupGroup | null>(null);
  const [searchError, setSearchError] = useState<ApiError | null>(null);
  const fresh = useRef(true);
  const { busy, error, run } = useAction();

  useEffect(() => {
    if (fresh.current) {
      fresh.current = false;
      return undefined;
    }
    const gone = new AbortController();
    const timer = setTimeout(() => {
      request(PortalSetupGroupsDocument, { token, search: search.trim() || null }, gone.signal).then(
        ({ setupGroups }) => {
          setSearchError(null);
          setGroups(setupGroups);
        },
        (cause) => !gone.signal.aborted && setSearchError(asApiError(cause)),
      );
    }, 200);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [search, token]);

  const claim = (group: SetupGroup) =>
    run(async () => {
      await request(PortalClaimSetupDocument, { token, groupId: group.id });
      onClaimed(group);
    });

  return (
    <div className="stack">
      <StepHeading step={{ number: 2, of: 2 }} lead={words.whoLead}>
        {words.who}
      </StepHeading>
      <TextField label={words.find} type="search" value={search} onChange={setSearch} autoComplete="off" spellCheck={false} />
      <ActionError error={searchError} />
      <fieldset className="choices">
        <legend className="for-ears">{words.groups}</legend>
        {groups.map((group) => (
          <label key={group.id} className="card choice">
            <input type="radio" name="group" checked={chosen?.id === group.id} onChange={() => setChosen(group)} />
            <span className="card-picture">
              <GroupPicture />
            </span>
            <span className="card-words">
              <span className="card-name">{group.name}</span>
              <span className="quiet small">
                {words.members(group.members)} · {group.dn}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {groups.length === 0 && <p className="empty">{words.none}</p>}
      <ActionError error={error} />
      <Button disabled={!chosen} busy={busy} onClick={() => chosen && void claim(chosen)}>
        {chosen ? words.make(chosen.name) : words.choose}
      </Button>
    </div>
  );
}
