const RESERVED = /[\\|{}@[\]()<>*_~]|#(?![\p{L}\p{N}])/gu;

const ADDRESS = /https?:\/\/[^\s]+/g;

/**
 * Text as the Posts API takes it: what it would read as an element is escaped, since it cuts off what
 * it cannot read. A hashtag stays one, and an address stays whole.
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
 */
export function littleText(text: string): string {
  const escape = (part: string) => part.replace(RESERVED, '\\$&');
  const addresses = text.match(ADDRESS) ?? [];
  const between = text.split(ADDRESS);
  return between.map((part, index) => escape(part) + (addresses[index] ?? '')).join('');
}
