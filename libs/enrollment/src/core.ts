/** The core's door as types. Each operation is one or two transactions of the host and returns its refusals as values. */
import type { Answering } from './core/answering.js';
import type { Enrolling } from './core/enrolling.js';
import type { Managing } from './core/managing.js';
import type { Proving } from './core/proving.js';

export type * from './core/answering.js';
export type * from './core/asking.js';
export type * from './core/enrolling.js';
export type * from './core/managing.js';
export type * from './core/proving.js';

export type EnrollmentCore<H = unknown> = Enrolling<H> & Proving<H> & Answering<H> & Managing;
