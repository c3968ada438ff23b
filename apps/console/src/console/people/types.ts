import type { ConsolePersonPageFragment, ConsolePersonRowFragment } from '../../generated/graphql';

export type PersonRow = ConsolePersonRowFragment;
export type PersonRecord = ConsolePersonPageFragment;
