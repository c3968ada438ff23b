import { ConsoleSettingsDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';

/** Name of the organisation, and whether this is the demo. */
export const useSettings = () => useAsk(ConsoleSettingsDocument, {}, { quiet: true }).data?.publicSettings;
