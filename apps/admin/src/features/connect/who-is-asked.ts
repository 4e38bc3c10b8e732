import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { formFields } from '../../lib/schema-form/form-field.ts';
import type { ConnectValues } from './connect-values.ts';

/** Families whose connectors no vendor owns: their name says how, not whom. */
const NAMELESS = new Set(['generic', 'webhook', 'supplier']);

export const isNameless = ({ family }: Pick<ConnectorDetail, 'family'>) => NAMELESS.has(family);

/**
 * Who answers, refuses or cannot be reached: the vendor, else what was typed of the system; undefined
 * while nothing was.
 */
export function whoIsAsked(
  connector: Pick<ConnectorDetail, 'name' | 'family' | 'settings'>,
  values: Pick<ConnectValues, 'display_name' | 'settings'>,
): string | undefined {
  if (!isNameless(connector)) return connector.name;
  const addresses = formFields(connector.settings)
    .filter((field) => field.kind === 'url')
    .map((field) => String(values.settings[field.name] ?? ''));
  const host = addresses.find((address) => URL.canParse(address));
  return values.display_name.trim() || (host && new URL(host).host) || ofSupplier(connector);
}

/** A supplier's portal is called after the supplier. */
const ofSupplier = ({ name, family }: Pick<ConnectorDetail, 'name' | 'family'>) =>
  family === 'supplier' ? name : undefined;
