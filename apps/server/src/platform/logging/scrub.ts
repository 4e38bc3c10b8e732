/**
 * Well-known shapes of credentials. A second net only: secrets are kept out of text by travelling as
 * `Secret`; this catches what a library wrote into a message of its own. Every repetition is bounded
 * at its start, so that a long hostile line costs linear time.
 */
const SHAPES: readonly [RegExp, string][] = [
  [/\b(bearer|basic|digest)\s+[\w.~+/:=-]{6,}/gi, '$1 [secret]'],
  [
    /\b([sr]k_(?:live|test)_|whsec_|pb_|sk_|pat-|xox[abprs]-|gh[pousr]_|ya29\.)[\w.+/=-]{6,}/g,
    '$1[secret]',
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[secret]'],
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@"'<>]{1,512}@/gi, '$1[secret]@'],
  [/\b(https?:\/\/[^\s?#"'<>]{1,2048})\?[^\s"'<>\\]*/gi, '$1?[omitted]'],
];

/** `text` with everything that looks like a credential, and every query string of a URL, masked. */
export function scrub(text: string): string {
  let clean = text;
  for (const [shape, mask] of SHAPES) clean = clean.replace(shape, mask);
  return clean;
}
