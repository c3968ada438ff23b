export { Secret } from './secret.js';
export { readSettings, SettingsError, type DirectoryFromEnvironment, type Settings } from './settings.js';
export { SETTINGS } from './token.js';
