import { ConsolePolicyPersonsDocument, ConsolePolicyTargetsDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { people } from '../display/Figure';
import { type Condition, everyone } from './draft';

/** Something that a condition can be about, as the box offers it. */
export interface Target extends Condition {
  place?: string;
  size?: string;
}

const page = { offset: 0, limit: 12 };

/** Groups, units and people with this name. People only when something was typed: there are too many to offer. */
export function useTargets(search: string, kinds: readonly string[]): { targets: Target[]; loading: boolean } {
  const places = useAsk(ConsolePolicyTargetsDocument, { search, page });
  const wantsPersons = kinds.includes('person') && search.length > 0;
  const persons = useAsk(ConsolePolicyPersonsDocument, { filter: { search }, page }, { enabled: wantsPersons });

  const groups = (places.data?.groups.items ?? []).map(({ id, name, dn, members }) => ({
    kind: 'group',
    targetId: id,
    label: name,
    attribute: null,
    place: dn,
    size: people(members),
  }));
  const units = (places.data?.organisationalUnits.items ?? []).map((unit) => ({
    kind: 'organisational-unit',
    targetId: unit.id,
    label: unit.name,
    attribute: null,
    place: unit.dn,
    size: people(unit.people),
  }));
  const found = (wantsPersons ? (persons.data?.people.items ?? []) : []).map(({ id, displayName, login, department }) => ({
    kind: 'person',
    targetId: id,
    label: displayName,
    attribute: null,
    place: [login, department].filter(Boolean).join(' · '),
  }));
  const all = 'everyone'.startsWith(search.toLowerCase()) ? [everyone] : [];

  return {
    targets: [...all, ...groups, ...units, ...found].filter(({ kind }) => kinds.includes(kind)),
    loading: places.isFetching || persons.isFetching,
  };
}
