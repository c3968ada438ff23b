import { rows } from '../../../platform/index.js';
import type { Channel } from '../channel.js';

/** The demo phones: a text becomes a row that the simulator page shows. Demo mode only. */
export const simulator: Channel = {
  name: 'simulator',
  kinds: ['text-message'],
  available: (settings) => settings.demo && !settings.production,
  async send({ id, to, body }, host) {
    const arrived = await rows(
      host.manager,
      'INSERT INTO simulator_text (id, phone, body) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING id',
      [id, to, body],
    );
    if (arrived.length > 0) await host.tell('simulator', { id });
    return { reference: id };
  },
};
