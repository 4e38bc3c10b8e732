/** Parts of a text separated by commas or line breaks; empty parts do not count. */
export function listOfText(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

const DURATION = /^\d+(ms|s|m|h|d)$/;

export function areDurations(text: string): boolean {
  return listOfText(text).every((part) => DURATION.test(part));
}
