/** The way from nothing to a connected directory; `fields` names the inputs whose refusals belong to a step. */
export const steps = [
  { id: 'kind', title: 'Kind', heading: 'What kind of directory is it?', fields: ['kind', 'name'] },
  { id: 'server', title: 'Server', heading: 'Where does it answer?', fields: ['url', 'startTls', 'caPem'] },
  { id: 'account', title: 'Account', heading: 'Which account reads it?', fields: ['bindDn', 'bindPassword'] },
  { id: 'people', title: 'People', heading: 'Where are people?', fields: ['baseDn', 'peopleFilter', 'groupFilter'] },
  { id: 'mapping', title: 'Mapping', heading: 'Which attribute is what?', fields: ['mapping', 'extraAttributes'] },
  { id: 'schedule', title: 'Schedule', heading: 'How often is it read?', fields: ['syncMinutes', 'syncSeconds'] },
  { id: 'connect', title: 'Connect', heading: 'Check and connect', fields: [] },
] as const satisfies readonly { id: string; title: string; heading: string; fields: readonly string[] }[];

export type StepId = (typeof steps)[number]['id'];

/** 'mapping.mail' belongs where 'mapping' does; -1 for a field that no step has. */
export function stepOfField(field: string): number {
  const [input] = field.split('.');
  return steps.findIndex(({ fields }) => fields.some((one) => one === input));
}
