/** Injects `Settings`. */
export const SETTINGS = Symbol('SETTINGS');
