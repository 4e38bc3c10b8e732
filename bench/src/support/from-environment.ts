/** A whole number of 1 or more from the environment, so that a benchmark can be made shorter. */
export function fromEnvironment(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name} must be a whole number of 1 or more`);
}
