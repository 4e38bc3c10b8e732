import { Secret } from '../logging/secret.ts';

/**
 * JSON of `value`, or of what a `Secret` holds. A `Secret` deeper inside is refused: it would be
 * stored as the text `[secret]`, and the credential would be lost without anyone noticing.
 * @throws TypeError also for what JSON cannot hold at all (`undefined`, a function).
 */
export function stringifyRevealed(value: unknown): string {
  const plain = value instanceof Secret ? (value.reveal() as unknown) : value;
  const text = JSON.stringify(plain, function (this: Record<string, unknown>, key, item: unknown) {
    if (this[key] instanceof Secret) throw new TypeError('Reveal nested secrets before sealing.');
    return item;
  }) as string | undefined;
  if (text === undefined) throw new TypeError('This value has no JSON.');
  return text;
}
