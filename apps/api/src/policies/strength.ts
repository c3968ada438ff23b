/** How much a method is worth, from a text that a number's thief reads to a notification that shows what is being signed in to. */
export const STRENGTH: Readonly<Record<string, number>> = {
  'text-message': 1,
  'voice-call': 1,
  'office-phone': 1,
  'app-code': 2,
  'app-notification': 3,
};

/** Methods of at least this strength. */
export const strongEnough = (methods: readonly string[], least: number): string[] =>
  methods.filter((method) => (STRENGTH[method] ?? 0) >= least);

/** The strength of the method in a column. */
export const strengthOf = (column: string): string =>
  `(CASE ${column} ${Object.entries(STRENGTH)
    .map(([method, strength]) => `WHEN '${method}' THEN ${strength}`)
    .join(' ')} ELSE 0 END)`;
