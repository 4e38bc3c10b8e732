import type { z } from 'zod';
import { formSchema } from './json-schema.ts';

/** Names of the fields of a form that hold a key pair for SSH. */
export function sshKeyPairNames(fields: z.ZodObject | undefined): string[] {
  const { properties = {} } = formSchema(fields) as {
    properties?: Record<string, { 'x-field'?: string }>;
  };
  return Object.entries(properties)
    .filter(([, property]) => property['x-field'] === 'ssh_keypair')
    .map(([name]) => name);
}

/** The setting that holds a key pair's public half, which everybody may read. */
export function publicHalfName(field: string): string {
  return `${field}_public`;
}
