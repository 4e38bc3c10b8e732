import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { z } from 'zod';
import { formFields, type FieldValue } from '../../lib/schema-form/form-field.ts';
import { CATEGORIES, type ConnectValues } from './connect-values.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.boolean()]));
const Draft = z.object({
  flow: z.int().min(0),
  values: z.object({
    display_name: z.string(),
    category: z.enum(CATEGORIES),
    credentials: Fields,
    settings: Fields,
    scopes: z.array(z.string()),
  }),
});
export type Draft = z.infer<typeof Draft>;

const keyOf = (site: string, slug: string) => `patchbay-connect:${site}:${slug}`;

/**
 * What was typed so far, kept in this tab over a reload, a look elsewhere and the way to the vendor.
 * Secrets, and references to them, are never kept.
 */
export function keepDraft(site: string, connector: ConnectorDetail, draft: Draft): void {
  const open = { ...draft.values, ...withoutSecrets(connector, draft.values) };
  try {
    sessionStorage.setItem(
      keyOf(site, connector.slug),
      JSON.stringify({ flow: draft.flow, values: open }),
    );
  } catch {
    // Storage may be full or forbidden; then it lasts as long as the page.
    return;
  }
}

/** Null when there is none, or none that this connector's form could show. */
export function readDraft(site: string, connector: ConnectorDetail): Draft | null {
  const text = stored(keyOf(site, connector.slug));
  if (text === null) return null;
  const draft = Draft.safeParse(parsed(text));
  if (!draft.success || draft.data.flow >= connector.flows.length) return null;
  return draft.data;
}

export function dropDraft(site: string, slug: string): void {
  try {
    sessionStorage.removeItem(keyOf(site, slug));
  } catch {
    return;
  }
}

/** The fields a draft may hold, by the connector's own word for what is secret. */
export function withoutSecrets(
  connector: Pick<ConnectorDetail, 'flows' | 'settings'>,
  values: Pick<ConnectValues, 'credentials' | 'settings'>,
): Pick<ConnectValues, 'credentials' | 'settings'> {
  const fields = connector.flows.flatMap((flow) => formFields(flow.credentials));
  const secret = new Set(
    [...fields, ...formFields(connector.settings)]
      .filter((field) => field.kind === 'secret')
      .map((field) => field.name),
  );
  const open = (group: Record<string, FieldValue>) =>
    Object.fromEntries(Object.entries(group).filter(([name]) => !secret.has(name)));
  return { credentials: open(values.credentials), settings: open(values.settings) };
}

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
