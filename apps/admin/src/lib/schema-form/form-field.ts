import { z } from 'zod';

const Scalar = z.union([z.string(), z.boolean(), z.number()]);

/** One property of a connector's form: JSON Schema 2020-12 with the `x-` keys of the SDK. */
const Property = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  maxLength: z.int().optional(),
  writeOnly: z.boolean().optional(),
  'x-field': z
    .enum(['text', 'secret', 'url', 'select', 'boolean', 'ssh_keypair'])
    .optional()
    .catch(undefined),
  'x-multiline': z.boolean().optional(),
  'x-order': z.number().optional(),
  'x-placeholder': z.string().optional(),
  'x-help': z.array(z.string()).optional(),
  'x-help-url': z.string().optional(),
  'x-show-when': z
    .object({ field: z.string(), equals: z.union([Scalar, z.array(z.string())]) })
    .optional(),
  'x-labels': z.record(z.string(), z.string()).optional(),
  'x-mistakes': z.record(z.string(), z.string()).optional(),
});
const Form = z.looseObject({
  properties: z.record(z.string(), Property).default({}),
  required: z.array(z.string()).default([]),
});
type Property = z.infer<typeof Property>;

export type FieldKind = 'text' | 'secret' | 'url' | 'select' | 'boolean';
export type FieldValue = string | boolean;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FormField {
  name: string;
  kind: FieldKind;
  /** A secret of several lines. */
  isMultiline: boolean;
  /** A secret that the server makes when it is left empty: a key pair for SSH. */
  isKeyPair: boolean;
  title: string;
  description: string | null;
  placeholder: string | null;
  help: string[];
  helpUrl: string | null;
  /** One of several values, where there are several. */
  showWhen: { field: string; equals: string | boolean | number | string[] } | null;
  options: { value: string; label: string }[];
  /** What the server calls a mistake of this field, and how to say it to a person. */
  mistakes: Readonly<Record<string, string>>;
  required: boolean;
  fallback: FieldValue;
  maxLength: number | null;
}

/** The fields of a connector's form in its order. Throws when the schema is no form. */
export function formFields(schema: unknown): FormField[] {
  const { properties, required } = Form.parse(schema);
  return Object.entries(properties)
    .sort(([, a], [, b]) => orderOf(a) - orderOf(b))
    .map(([name, property]) => fieldOf(name, property, required.includes(name)));
}

/** Array sort is stable, so properties without an order keep their place at the end. */
function orderOf(property: Property): number {
  return property['x-order'] ?? Number.MAX_SAFE_INTEGER;
}

function fieldOf(name: string, property: Property, required: boolean): FormField {
  const kind = kindOf(property);
  const labels = property['x-labels'] ?? {};
  return {
    name,
    kind,
    isMultiline: property['x-multiline'] === true,
    isKeyPair: property['x-field'] === 'ssh_keypair',
    title: property.title ?? name,
    description: property.description ?? null,
    placeholder: property['x-placeholder'] ?? null,
    help: property['x-help'] ?? [],
    helpUrl: property['x-help-url'] ?? null,
    showWhen: property['x-show-when'] ?? null,
    options: (property.enum ?? []).map((value) => ({ value, label: labels[value] ?? value })),
    mistakes: property['x-mistakes'] ?? {},
    required,
    fallback: fallbackOf(kind, property.default),
    maxLength: property.maxLength ?? null,
  };
}

function kindOf(property: Property): FieldKind {
  if (property.writeOnly || property['x-field'] === 'ssh_keypair') return 'secret';
  if (property['x-field']) return property['x-field'];
  if (property.enum) return 'select';
  return property.type === 'boolean' ? 'boolean' : 'text';
}

function fallbackOf(kind: FieldKind, value: unknown): FieldValue {
  if (kind === 'boolean') return value === true;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
