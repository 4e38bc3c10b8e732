import { SecretReadError } from './secret-unavailable.ts';

/** Reads an environment variable; the configuration decides which ones it lets through. */
export type ReadVariable = (name: string) => string | undefined;

/** @throws SecretReadError */
export function readVariable(read: ReadVariable, name: string): string {
  const value = read(name);
  if (value === undefined) throw new SecretReadError('not_found');
  return value;
}
