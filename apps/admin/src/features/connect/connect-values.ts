import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import { formFields, type FieldValue } from '../../lib/schema-form/form-field.ts';
import { initialValues } from '../../lib/schema-form/initial-values.ts';
import { submittedText, submittedValues } from '../../lib/schema-form/submitted-values.ts';
import type { NewConnection } from './api/create-connection.ts';

export const CATEGORIES = ['supplier', 'accounting', 'marketing', 'other'] as const;

export interface ConnectValues {
  display_name: string;
  category: (typeof CATEGORIES)[number];
  credentials: Record<string, FieldValue>;
  settings: Record<string, FieldValue>;
  scopes: string[];
}

/** Fields of all flows share one record, so that changing the flow and back loses nothing typed. */
export function startValues(connector: ConnectorDetail): ConnectValues {
  const credentials = connector.flows.map((flow) => initialValues(formFields(flow.credentials)));
  const scopes = connector.flows.flatMap((flow) => flow.scopes);
  return {
    display_name: '',
    category: 'other',
    credentials: Object.assign({}, ...credentials) as Record<string, FieldValue>,
    settings: initialValues(formFields(connector.settings)),
    scopes: scopes.filter((scope) => scope.default || scope.required).map((scope) => scope.id),
  };
}

/** What both ways of connecting send. An empty name is left to the server, which takes the connector's. */
export function commonBody(
  connector: ConnectorDetail,
  flow: ConnectorFlow,
  values: ConnectValues,
): Omit<NewConnection, 'auth_flow'> {
  const name = values.display_name.trim();
  return {
    connector_type: connector.slug,
    ...(name && { display_name: name }),
    category: values.category,
    credentials: submittedText(formFields(flow.credentials), values.credentials),
    settings: submittedValues(formFields(connector.settings), values.settings),
  };
}

/** The chosen scopes the flow offers; the required ones whether chosen or not. */
export function chosenScopes(flow: ConnectorFlow, values: ConnectValues): string[] {
  return flow.scopes
    .filter((scope) => scope.required || values.scopes.includes(scope.id))
    .map((scope) => scope.id);
}
