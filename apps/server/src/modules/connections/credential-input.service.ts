import { Inject, Injectable } from '@nestjs/common';
import { secretNames } from '@patchbay/connector-sdk/json-schema';
import type { z } from 'zod';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { requireReadable } from '../../platform/secrets/require-readable.ts';
import {
  type SecretReference,
  looksLikeReference,
} from '../../platform/secrets/secret-reference.ts';
import { SecretReferences } from '../../platform/secrets/secret-references.service.ts';
import { parseCredentials } from './parse-fields.ts';
import type { Credentials } from './vendor-target.ts';

/** Reads what an operator typed: values, and references where a field is secret. */
@Injectable()
export class CredentialInput {
  constructor(@Inject(SecretReferences) private readonly references: SecretReferences) {}

  /**
   * A secret field that begins with `env:`, `file:` or `vault:` is a reference, always. What it leads
   * to must satisfy the field as a typed value must; what is stored is the reference.
   *
   * @throws ProblemError 422 `validation_failed` for a reference that may not be used or cannot be
   *   read, 400 naming each field whose value does not fit
   */
  async read(
    scope: SiteScope,
    fields: z.ZodObject | undefined,
    typed: Readonly<Record<string, string>>,
  ): Promise<Credentials> {
    const found = referencesIn(fields, typed);
    if (Object.keys(found).length === 0) return parseCredentials(fields, typed);
    const values = await requireReadable(this.references, scope.slug, found, ['credentials']);
    const parsed = parseCredentials(fields, { ...typed, ...values });
    return parsed.map((all) => ({ ...all, ...found }));
  }
}

function referencesIn(
  fields: z.ZodObject | undefined,
  typed: Readonly<Record<string, string>>,
): Record<string, SecretReference> {
  const found: Record<string, SecretReference> = {};
  for (const name of secretNames(fields)) {
    const text = typed[name]?.trim();
    if (text !== undefined && looksLikeReference(text)) found[name] = { reference: text };
  }
  return found;
}
