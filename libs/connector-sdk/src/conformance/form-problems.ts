import { z } from 'zod';
import type { ConnectorDefinition } from '../definition.ts';
import { formSchema } from '../json-schema.ts';

interface Property {
  title?: string;
  writeOnly?: boolean;
  'x-field'?: string;
  'x-help'?: unknown[];
  'x-help-url'?: string;
  'x-show-when'?: { field: string };
}

/** Every form must draw itself: fields with a title and a kind, secrets that are never read back. */
export function formProblems(connector: ConnectorDefinition): string[] {
  const problems: string[] = [];
  for (const [key, fields] of formsOf(connector)) problems.push(...problemsOf(key, fields));
  for (const [name, property] of Object.entries(propertiesOf(connector.settings))) {
    if (property.writeOnly || property['x-field'] === 'secret') {
      problems.push(`settings.${name}: settings are not secret; make it a credential`);
    }
  }
  for (const [name, action] of Object.entries(connector.actions)) {
    problems.push(...inputProblems(`actions.${name}.input`, action.input));
  }
  return problems;
}

function formsOf(connector: ConnectorDefinition): [string, z.ZodObject][] {
  const forms: [string, z.ZodObject | undefined][] = [['settings', connector.settings]];
  for (const method of connector.auth) {
    if (method.flow !== 'oauth') forms.push([`auth.${method.flow}.fields`, method.fields]);
    else {
      forms.push(['auth.oauth.manual', method.manual], ['auth.oauth.ownClient', method.ownClient]);
    }
  }
  return forms.filter((form): form is [string, z.ZodObject] => form[1] !== undefined);
}

function problemsOf(key: string, fields: z.ZodObject): string[] {
  const problems: string[] = [];
  const properties = propertiesOf(fields);
  for (const [name, property] of Object.entries(properties)) {
    const at = (problem: string) => problems.push(`${key}.${name}: ${problem}`);
    if (!property.title) at('has no title');
    if (!property['x-field']) at('is not made by a field function, so nothing can draw it');
    if (property['x-field'] === 'secret' && !property.writeOnly) at('is secret but not writeOnly');
    if (property['x-help']?.some((step) => typeof step !== 'string' || !step.trim())) {
      at('has an empty step of help');
    }
    const url = property['x-help-url'];
    if (url !== undefined && !url.startsWith('https://')) at('its helpUrl is no https address');
    const other = property['x-show-when']?.field;
    if (other !== undefined && !(other in properties)) at(`showWhen names no field: ${other}`);
  }
  return problems;
}

function inputProblems(key: string, input: z.ZodType): string[] {
  try {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    return Object.entries(schema.properties ?? {})
      .filter(([, property]) => typeof property === 'boolean' || !property.title)
      .map(([name]) => `${key}.${name}: has no title`);
  } catch (error) {
    return [`${key}: has no JSON Schema (${error instanceof Error ? error.message : 'unknown'})`];
  }
}

function propertiesOf(fields: z.ZodObject | undefined): Record<string, Property> {
  return (formSchema(fields) as { properties?: Record<string, Property> }).properties ?? {};
}
