import { z } from 'zod';
import { typedFields } from './auth/typed-fields.ts';
import type { ConnectorDefinition } from './definition.ts';
import { publicHalfName, sshKeyPairNames } from './ssh-key-pairs.ts';

/**
 * A key pair belongs to what an operator types without a redirect, and nobody types its public half.
 *
 * @returns problems, each beginning with its key
 */
export function checkKeyPairs(definition: ConnectorDefinition): string[] {
  if (!Array.isArray(definition.auth)) return [];
  const problems = namesIn(definition.settings).map(
    (name) => `settings.${name}: settings are not secret; make it a credential`,
  );
  for (const [index, method] of definition.auth.entries()) {
    for (const name of namesIn(method && typedFields(method))) {
      const at = `auth.${index}.fields.${name}`;
      if (method.flow !== 'api_key' && method.flow !== 'basic') {
        problems.push(`${at}: a key pair belongs to the flow api_key or basic`);
      }
      const half = publicHalfName(name);
      if (definition.settings?.shape && Object.hasOwn(definition.settings.shape, half)) {
        problems.push(`settings.${half}: is the name under which the public half is kept`);
      }
    }
  }
  return problems;
}

/** Of a form that is one; that it is none, others say. */
function namesIn(fields: z.ZodObject | undefined): string[] {
  return fields instanceof z.ZodObject ? sshKeyPairNames(fields) : [];
}
