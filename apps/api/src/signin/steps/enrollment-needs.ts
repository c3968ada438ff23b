import { isInNetworks, type PolicyTerms } from '../../policies/index.js';

/** What a first enrollment lacks to begin with a request from this address; null: nothing. No pass exists that the helpdesk could give. */
export function enrollmentNeeds(
  { enrollFrom, enrollNetworks }: Pick<PolicyTerms, 'enrollFrom' | 'enrollNetworks'>,
  address: string | null,
): 'network' | 'helpdesk' | null {
  if (enrollFrom === 'network') return isInNetworks(address, enrollNetworks) ? null : 'network';
  return enrollFrom === 'helpdesk' ? 'helpdesk' : null;
}
