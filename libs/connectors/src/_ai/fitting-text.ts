/** Leaves room for the other facts of a result, all of which may be 16 KiB as JSON. */
const MOST_BYTES = 15_000;

/** A text as far as it fits into a result, with a word on whether something is missing. */
export function fittingText(text: string): { text: string; truncated?: true } {
  if (sizeOf(text) <= MOST_BYTES) return { text };
  let [fits, tooLong] = [0, Math.min(text.length, MOST_BYTES)];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (sizeOf(text.slice(0, middle)) <= MOST_BYTES) fits = middle;
    else tooLong = middle;
  }
  return { text: wholeCharacters(text.slice(0, fits)), truncated: true };
}

function sizeOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text), 'utf8');
}

/** Half of a surrogate pair can be neither stored nor sent. */
function wholeCharacters(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
