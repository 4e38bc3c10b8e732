import type { Connector } from '@patchbay/connector-sdk/definition';
import { VERSION_SETTING, versionOf } from '@patchbay/connector-sdk/version-of';
import { z } from 'zod';
import { fieldErrors } from '../../platform/errors/field-errors.ts';
import { invalidInput } from '../../platform/errors/problem.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { staleFacts } from './stale-facts.ts';
import type { Credentials } from './vendor-target.ts';

const NONE = z.object({});

/**
 * Settings as the connector declares them.
 *
 * @throws ProblemError 400 naming each field as `settings.name`
 */
export function parseSettings(
  connector: Connector,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return parse(connector.settings ?? NONE, settings, 'settings');
}

/**
 * Settings of a connection to be: as the connector declares them, and the version of the vendor's API
 * that it speaks from now on, whatever becomes the default later.
 *
 * @throws ProblemError 400 naming each field as `settings.name`
 */
export function newSettings(
  connector: Connector,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const parsed = parseSettings(connector, settings);
  const version = versionOf(connector, {});
  return version === undefined ? parsed : { ...parsed, [VERSION_SETTING]: version };
}

/**
 * Stored settings with a change from an operator. What the connector found out by itself
 * (`discover`, a panel) is no operator's to declare; it stays, unless it is about what was changed.
 *
 * @throws ProblemError 400 naming each field as `settings.name`
 */
export function changeSettings(
  connector: Connector,
  stored: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const declared = new Set(Object.keys(connector.settings?.shape ?? {}));
  const entries = Object.entries(stored);
  const typed = Object.fromEntries(entries.filter(([name]) => declared.has(name)));
  const found = Object.fromEntries(entries.filter(([name]) => !declared.has(name)));
  const changed = { ...found, ...parseSettings(connector, { ...typed, ...change }) };
  const stale = new Set(staleFacts(connector, stored, changed));
  return Object.fromEntries(Object.entries(changed).filter(([name]) => !stale.has(name)));
}

/**
 * Credentials as the flow declares them.
 *
 * @throws ProblemError 400 naming each field as `credentials.name`, never its value
 */
export function parseCredentials(
  fields: z.ZodObject | undefined,
  credentials: Readonly<Record<string, string>>,
): Credentials {
  return Secret.of(parse(fields ?? NONE, credentials, 'credentials') as Record<string, string>);
}

function parse(schema: z.ZodObject, value: object, path: string): Record<string, unknown> {
  const result = schema.strict().safeParse(value);
  if (result.success) return result.data;
  throw invalidInput(fieldErrors(result.error.issues, [path]));
}
