import type { Settings } from '../../platform/index.js';
import type { Channel, MessageKind } from './channel.js';
import { simulator } from './simulator/simulator.js';

/** In the order in which they are tried. */
const CHANNELS: readonly Channel[] = [simulator];

/** The first available channel that carries this kind, or null. */
export const channelFor = (kind: MessageKind, settings: Settings, channels: readonly Channel[] = CHANNELS): Channel | null =>
  channels.find((channel) => channel.kinds.includes(kind) && channel.available(settings)) ?? null;
