import { ApiError } from '../../graphql/client';

export type FieldErrors = Record<string, string>;

/** The sentence of a refusal, keyed by the input it belongs to; null when it belongs to none. */
export const fieldErrorsOf = (error: unknown): FieldErrors | null =>
  error instanceof ApiError && error.field ? { [error.field.replace(/^draft\./, '')]: error.message } : null;

/** React-Admin shows `body.errors` at the inputs of the form that was being saved. */
export async function withFieldErrors<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const errors = fieldErrorsOf(error);
    throw errors ? Object.assign(error as ApiError, { body: { errors } }) : error;
  }
}
