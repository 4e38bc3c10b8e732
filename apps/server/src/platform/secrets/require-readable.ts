import { type FieldError, ProblemError } from '../errors/problem.ts';
import type { SecretReference } from './secret-reference.ts';
import type { SecretReferences } from './secret-references.service.ts';
import { SecretUnavailableError } from './secret-unavailable.ts';

/**
 * What an operator referred to, if the site may refer to it and it can be read now.
 *
 * @param path where the fields stand in the request, for the messages
 * @returns the value of each field
 * @throws ProblemError 422 `validation_failed` naming each field and the rule, never the value
 */
export async function requireReadable(
  references: SecretReferences,
  site: string,
  typed: Readonly<Record<string, SecretReference>>,
  path: readonly string[] = [],
): Promise<Record<string, string>> {
  const refused: FieldError[] = [];
  const refuse = (field: string, message: string) =>
    refused.push({ path: [...path, field].join('.'), message });
  for (const [field, reference] of Object.entries(typed)) {
    const message = references.refusal(reference, site);
    if (message) refuse(field, message);
  }
  // Nothing is read on behalf of a request that is refused anyway.
  if (refused.length > 0) throw notUsable(refused);
  const values: Record<string, string> = {};
  for (const [field, reference] of Object.entries(typed)) {
    try {
      values[field] = await references.readNow(field, reference);
    } catch (error) {
      if (!(error instanceof SecretUnavailableError)) throw error;
      refuse(field, (error.cause as Error).message);
    }
  }
  if (refused.length > 0) throw notUsable(refused);
  return values;
}

function notUsable(errors: FieldError[]): ProblemError {
  const [first] = errors;
  const detail = `${first!.path}: ${first!.message}`;
  return new ProblemError(422, 'validation_failed', detail, { errors });
}
