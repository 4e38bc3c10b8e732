import fc from 'fast-check';

/** Text that breaks what it can: NUL, halves of surrogate pairs, quotes, patterns, paths, numbers. */
const ODD = [
  ...['', ' ', '\u{1f40e}', '\u202e', '\ufeff', 'İ', 'ß'],
  ...["'", '"', "'; DROP TABLE connections; --", '%', '_', '\\', '%00', '..', '../../etc/passwd'],
  ...['null', 'undefined', 'true', 'NaN', 'Infinity', '-0', '1e400', '9'.repeat(30), '0x10', '1.5'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$where', '${7*7}'],
  ...['0', '-1', '1', '9007199254740993', '2147483648', 'default', 'stripe', 'post_event'],
  ...['2026-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.001Z', '2026-13-01'],
  ...[
    'http://127.0.0.1',
    'http://[::1]:1',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://a b',
  ],
  ...[
    'a'.repeat(300),
    'ä'.repeat(5000),
    'a@b.c',
    'active,paused',
    ',',
    'whsec_AAAA',
    '{"a":1}',
    '[]',
  ],
];

/** What no column of PostgreSQL holds. */
const UNSTORABLE = ['\0', 'a\0b', '\ud800', 'x\udfffy'];

export const nastyText = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...UNSTORABLE) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)) }, // prettier-ignore
);

const DATES = [
  ...[
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '0001-01-01T00:00:00+23:59',
    '9999-12-31T23:59:59.999Z',
  ],
  ...[
    '2026-06-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01',
    '2026-01-01T00:00Z',
  ],
  ...[
    '2026-01-01T00:00:00.123456789Z',
    '2026-01-01T00:00:00+99:99',
    '1970-01-01T00:00:00-00:00',
    '2026-06-01t00:00:00z',
  ],
];

const NUMBERS = [0, -0, -1, 1.5, 1e21, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 5e-324, Number.MAX_VALUE]; // prettier-ignore

const scalar = fc.oneof(
  nastyText,
  fc.constantFrom(...NUMBERS),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

/** A list in a list in a list, … */
const deep = fc.integer({ min: 1, max: 150 }).map((levels) => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
});

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(nastyText, tie('value'), { maxKeys: 4, noNullPrototype: false }),
  ),
}));

export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: value },
  { weight: 1, arbitrary: deep },
);

type Schema = Record<string, unknown>;

/**
 * A value of a described schema, each part of which may be spoiled: what gets past the first check
 * reaches the code behind it.
 */
export function nearly(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return nastyValue;
  return fc.oneof({ weight: 5, arbitrary: shaped(schema) }, { weight: 1, arbitrary: nastyValue });
}

export function shaped(schema: Schema): fc.Arbitrary<unknown> {
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((each) => nearly(each)));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  switch (schema['type']) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(nearly(schema['items'] as Schema), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...NUMBERS));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return schema['format'] === 'date-time'
        ? fc.oneof(fc.constantFrom(...DATES), nastyText)
        : nastyText;
    default:
      return nastyValue;
  }
}

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as string[];
  const known = Object.entries(properties).map(([name, each]) =>
    fc
      .tuple(nearly(each), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([item, chance]): [string, unknown][] =>
        chance < (required.includes(name) ? 0.95 : 0.5) ? [[name, item]] : [],
      ),
  );
  const strange = fc
    .option(fc.tuple(nastyText, nastyValue), { freq: 5, nil: undefined })
    .map((entry): [string, unknown][] => (entry ? [entry as [string, unknown]] : []));
  return fc.tuple(...known, strange).map((entries) => Object.fromEntries(entries.flat()));
}
