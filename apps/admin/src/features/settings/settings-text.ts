/** Parts of a text separated by commas or line breaks; empty parts do not count. */
export function listOfText(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

const DURATION = /^\d+(ms|s|m|h|d)$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function areDurations(text: string): boolean {
  return listOfText(text).every((part) => DURATION.test(part));
}

/** A first look only; the server decides. */
export function areEmails(text: string): boolean {
  return listOfText(text).every((part) => EMAIL.test(part));
}
