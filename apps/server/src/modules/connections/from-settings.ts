type Settings = Readonly<Record<string, unknown>>;

/** A value of a definition that may depend on the connection's settings. */
export function fromSettings<T>(value: T | ((settings: Settings) => T), settings: Settings): T {
  return typeof value === 'function' ? (value as (settings: Settings) => T)(settings) : value;
}
