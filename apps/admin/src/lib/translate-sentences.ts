import { dayText } from './time.ts';

interface Template {
  /** The whole template at the start of a text, and what follows it. */
  form: RegExp;
  names: readonly string[];
  said: string;
}

/**
 * A text by templates from sentence to sentence: `{{name}}` stands for what differs. Undefined where
 * one of its sentences is not among them.
 *
 * @param language BCP 47, for days, which are written `2026-12-01` and called `{{day}}`
 */
export function translateSentences(
  text: string,
  sentences: Readonly<Record<string, string>>,
  language: string,
): string | undefined {
  return said(text.trim(), templatesOf(sentences), language);
}

function said(text: string, templates: readonly Template[], language: string): string | undefined {
  for (const { form, names, said: words } of templates) {
    const found = form.exec(text);
    if (!found) continue;
    const rest = found[names.length + 1];
    const further = rest === undefined ? '' : said(rest, templates, language);
    if (further === undefined) continue;
    const values = new Map(names.map((name, n) => [name, found[n + 1] ?? '']));
    const whole = words.replaceAll(NAME, (_, name: string) =>
      valueText(name, values.get(name) ?? '', language),
    );
    return further === '' ? whole : `${whole} ${further}`;
  }
  return undefined;
}

function valueText(name: string, value: string, language: string): string {
  // A day without a zone: at noon it is the same day for every reader.
  return name === 'day' ? dayText(`${value}T12:00:00`, language) : value;
}

const DAY = String.raw`(\d{4}-\d\d-\d\d)`;
const NAME = /\{\{(\w+)\}\}/g;
const known = new WeakMap<object, readonly Template[]>();

function templatesOf(sentences: Readonly<Record<string, string>>): readonly Template[] {
  const before = known.get(sentences);
  if (before) return before;
  // The longest first: "{{n}} or more failed" would else be a count called "3 or more".
  const made = Object.entries(sentences)
    .sort(([a], [b]) => b.length - a.length)
    .map(([english, words]) => ({ ...formOf(english), said: words }));
  known.set(sentences, made);
  return made;
}

function formOf(english: string): Pick<Template, 'form' | 'names'> {
  const parts = english.split(NAME);
  const pattern = parts.map((part, n) =>
    n % 2 === 0 ? escaped(part) : part === 'day' ? DAY : '(.+?)',
  );
  return {
    form: new RegExp(`^${pattern.join('')}(?: (.+))?$`, 's'),
    names: parts.filter((_, n) => n % 2 === 1),
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
