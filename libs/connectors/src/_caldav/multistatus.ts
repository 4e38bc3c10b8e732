const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Larger answers are none that a calendar gives to these questions. */
const LONGEST = 1_000_000;

/**
 * What stands in every element of that local name, whatever its prefix; elements of one name are
 * not nested in the answers read here (RFC 4918 section 14).
 */
export function elements(xml: string, name: string): string[] {
  const text = xml.slice(0, LONGEST);
  const open = new RegExp(`<(?:[\\w.-]{1,40}:)?${name}(?:\\s[^<>]{0,2000}?)?(/?)>`, 'g');
  const close = new RegExp(`</(?:[\\w.-]{1,40}:)?${name}\\s*>`, 'g');
  const found: string[] = [];
  for (let start = open.exec(text); start; start = open.exec(text)) {
    if (start[1] === '/') {
      found.push('');
      continue;
    }
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    // Without an end here there is none further on.
    if (!end) return found;
    found.push(text.slice(open.lastIndex, end.index));
    open.lastIndex = close.lastIndex;
  }
  return found;
}

/** The text of the first element of that name; `undefined` when there is none, or it holds others. */
export function textOf(xml: string, name: string): string | undefined {
  const [content] = elements(xml, name);
  return content === undefined || content.includes('<') ? undefined : unescaped(content).trim();
}

/** The address inside the first element of that name. */
export function hrefIn(xml: string, name: string): string | undefined {
  const [content] = elements(xml, name);
  return content === undefined ? undefined : textOf(content, 'href') || undefined;
}

const unescaped = (text: string): string =>
  text
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replaceAll(
      /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
      (whole, name: string | undefined, dec: string | undefined, hex: string | undefined) => {
        if (name) return ENTITIES[name.toLowerCase()] ?? whole;
        const point = dec ? Number(dec) : Number.parseInt(hex ?? '', 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    );
