import type { z } from 'zod';
import { formSchema } from '../json-schema.ts';

interface Property {
  'x-field'?: string;
  default?: unknown;
  enum?: unknown[];
}

/** Made-up values for a form, optional fields included; a default or the first choice where one is. */
export function sampleValues(fields: z.ZodObject): Record<string, unknown> {
  const { properties = {} } = formSchema(fields) as { properties?: Record<string, Property> };
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, valueFor(name, property)]),
  );
}

/** An Ed25519 key in PKCS #8 (RFC 8410) whose 32 bytes anybody can guess. */
const SAMPLE_KEY = `-----BEGIN PRIVATE KEY-----
${Buffer.from(`302e020100300506032b657004220420${'5a'.repeat(32)}`, 'hex').toString('base64')}
-----END PRIVATE KEY-----`;

function valueFor(name: string, property: Property): unknown {
  if (property.default !== undefined) return property.default;
  if (property.enum) return property.enum[0];
  switch (property['x-field']) {
    case 'secret':
      return `sample-${name}-0123456789abcdef`;
    case 'url':
      return `https://${name.replaceAll('_', '-')}.vendor.example/base`;
    case 'boolean':
      return true;
    case 'ssh_keypair':
      return SAMPLE_KEY;
    default:
      return `sample-${name}`;
  }
}
