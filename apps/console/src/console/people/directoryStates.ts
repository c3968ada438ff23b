/** What the directory says of an account, in words. */
export const directoryStates: Record<string, string> = {
  ACTIVE: 'Active in the directory',
  DISABLED: 'Switched off in the directory',
  EXPIRED: 'Expired in the directory',
  LOCKED: 'Locked in the directory',
  MISSING: 'No longer in the directory',
};
