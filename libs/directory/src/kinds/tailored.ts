import { DirectoryError } from '../errors.js';
import type { Filter } from '../ldap/filters.js';
import { parseFilter } from '../ldap/filter-text.js';
import { holdsSecret, isAttributeName } from '../names/attribute-name.js';
import type { DirectorySettings } from '../reader.js';
import type { Kind, PrimaryGroups } from './kind.js';
import type { AttributeMapping } from './mapping.js';
import { MAPPED_FIELDS } from './mapping.js';

const MAX_EXTRA = 10;

/** A kind as one directory uses it: narrowed by its filters, reading the attributes that it maps. Throws 'settings'. */
export function tailored(kind: Kind, settings: DirectorySettings): Kind {
  const mapping = checkedMapping(settings.mapping ?? {});
  const extra = checkedExtra(settings.extraAttributes ?? []);
  const people = narrowed(kind.people.filter, settings.peopleFilter, 'peopleFilter');
  const groups = narrowed(kind.groups.filter, settings.groupFilter, 'groupFilter');
  const attributes = unlike([...kind.people.attributes, ...Object.values(mapping), ...extra]);
  return {
    ...kind,
    mapping: { ...kind.mapping, ...mapping },
    extra,
    people: { filter: people, attributes },
    groups: { ...kind.groups, filter: groups },
    primaryGroups: kind.primaryGroups && within(kind.primaryGroups, people, groups),
  };
}

function within(primaryGroups: PrimaryGroups, people: Filter, groups: Filter): PrimaryGroups {
  return {
    ...primaryGroups,
    membersOf: (key) => ({ all: [primaryGroups.membersOf(key), people] }),
    groupWith: (key) => ({ all: [primaryGroups.groupWith(key), groups] }),
  };
}

/** A filter of the settings or of a rule. Throws 'settings' with the column where it goes wrong. */
export function filterOf(text: string, name: string): Filter {
  const parsed = parseFilter(text);
  if ('filter' in parsed) return parsed.filter;
  throw new DirectoryError('settings', `${name}, column ${parsed.at + 1}: ${parsed.problem}`);
}

function narrowed(own: Filter, text: string | undefined, name: string): Filter {
  return text === undefined || text.trim() === '' ? own : { all: [own, filterOf(text, name)] };
}

function checkedMapping(mapping: AttributeMapping): AttributeMapping {
  for (const [field, attribute] of Object.entries(mapping)) {
    if (!MAPPED_FIELDS.some((known) => known === field))
      throw new DirectoryError('settings', `mapping: no field is called ${field}`);
    requireReadable(attribute, `mapping of ${field}`);
  }
  return mapping;
}

function checkedExtra(attributes: readonly string[]): readonly string[] {
  for (const attribute of attributes) requireReadable(attribute, 'extraAttributes');
  const names = unlike(attributes.map((attribute) => attribute.toLowerCase()));
  if (names.length > MAX_EXTRA) throw new DirectoryError('settings', `extraAttributes: at most ${MAX_EXTRA} attributes`);
  return names;
}

function requireReadable(attribute: string, where: string): void {
  if (!isAttributeName(attribute)) {
    throw new DirectoryError(
      'settings',
      `${where}: an attribute name begins with a letter and goes on with letters, digits and hyphens`,
    );
  }
  if (holdsSecret(attribute)) throw new DirectoryError('settings', `${where}: passwords and keys are never read`);
}

/** Each name once, whatever its case; the first spelling stays. */
function unlike(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const lower = name.toLowerCase();
    return !seen.has(lower) && seen.add(lower);
  });
}
