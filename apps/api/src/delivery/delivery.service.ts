import { Inject, Injectable } from '@nestjs/common';
import { rows, type Runner, type Settings, SETTINGS } from '../platform/index.js';
import { channelFor } from './channels/registry.js';

/** How a message is doing, as the page that waits for it shows it. */
export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'failed';

/** Methods that send nothing can always be used. */
const SENDS: Readonly<Record<string, 'text-message'>> = { 'text-message': 'text-message' };

@Injectable()
export class DeliveryService {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether a method can reach anybody in this installation: it sends nothing, or a channel carries what it sends. */
  canSend(method: string): boolean {
    const kind = SENDS[method];
    return kind === undefined || channelFor(kind, this.settings) !== null;
  }

  /** State of the newest message of each enrollment or challenge; those without one are absent. */
  async deliveryStateOf(runner: Runner, regardingIds: readonly string[]): Promise<ReadonlyMap<string, DeliveryState>> {
    const newest = await rows<{ id: string; state: string }>(
      runner,
      `SELECT DISTINCT ON (regarding_id) regarding_id AS id, state FROM outbox_message
        WHERE regarding_id = ANY ($1::uuid[]) ORDER BY regarding_id, created_at DESC, id`,
      [regardingIds],
    );
    return new Map(newest.map(({ id, state }) => [id, shown(state)]));
  }
}

function shown(state: string): DeliveryState {
  if (state === 'sent') return 'sent';
  return state === 'queued' || state === 'sending' ? 'queued' : 'failed';
}
