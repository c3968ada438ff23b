import type { BlockStore } from '../../ports.js';
import type { Tables } from './tables.js';

/** Reports are kept beside the blocks; a host lifts a block by deleting it here. */
export const blockStore = ({ blocks, reports }: Tables): BlockStore => ({
  raise: async (block) => {
    reports.push(block);
    const standing = blocks.get(block.personId);
    if (standing !== undefined) return { block: standing, first: false };
    blocks.set(block.personId, block);
    return { block, first: true };
  },
  active: async (personId) => blocks.get(personId) ?? null,
});
