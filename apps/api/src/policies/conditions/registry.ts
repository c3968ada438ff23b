import type { ConditionKind } from './condition.js';
import { attribute } from './attribute/attribute.js';
import { consoleRole } from './console-role/console-role.js';
import { everyone } from './everyone/everyone.js';
import { group } from './group/group.js';
import { organisationalUnit } from './organisational-unit/organisational-unit.js';
import { person } from './person/person.js';

/** The conditions there are. A new one is a folder beside this file and a name here. */
export const CONDITIONS: readonly ConditionKind[] = [group, organisationalUnit, attribute, everyone, person, consoleRole];

export const conditionKind = (kind: string): ConditionKind | undefined => CONDITIONS.find((condition) => condition.kind === kind);
