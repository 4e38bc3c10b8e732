import { z } from 'zod';

/** The form of a field set: JSON Schema draft 2020-12, `x-order` added in declared order. */
export function formSchema(fields: z.ZodObject | undefined): Record<string, unknown> {
  const schema = z.toJSONSchema(fields ?? z.object({}), {
    io: 'input',
    unrepresentable: 'any',
  }) as {
    properties?: Record<string, Record<string, unknown>>;
  };
  for (const [index, property] of Object.values(schema.properties ?? {}).entries()) {
    property['x-order'] = index;
  }
  return schema;
}

/** Names of the fields whose value must be encrypted. */
export function secretNames(fields: z.ZodObject | undefined): string[] {
  const schema = formSchema(fields) as { properties?: Record<string, { writeOnly?: boolean }> };
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => property.writeOnly)
    .map(([name]) => name);
}
