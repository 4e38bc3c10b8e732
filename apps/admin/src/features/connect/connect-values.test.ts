import { describe, expect, it } from 'vitest';
import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import { chosenScopes, commonBody, startValues } from './connect-values.ts';

const scope = (id: string, flags: { default?: boolean; required?: boolean } = {}) => ({
  id,
  title: id,
  description: null,
  default: false,
  required: false,
  ...flags,
});
const apiKey: ConnectorFlow = {
  auth_flow: 'api_key',
  label: null,
  credentials: { properties: { api_key: { writeOnly: true } }, required: ['api_key'] },
  redirect: false,
  revocable: false,
  needs_oauth_app: false,
  scopes: [],
  registration: [],
};
const oauth: ConnectorFlow = {
  ...apiKey,
  auth_flow: 'oauth',
  credentials: {},
  redirect: true,
  needs_oauth_app: true,
  scopes: [scope('read', { required: true }), scope('write', { default: true }), scope('admin')],
};
const connector: ConnectorDetail = {
  slug: 'acme',
  name: 'Acme',
  family: 'crm',
  description: '',
  icon: null,
  auth_flows: ['oauth', 'api_key'],
  scopes: [],
  fields: [],
  keywords: [],
  preparation: null,
  enabled: true,
  status: 'not_connected',
  package: null,
  flows: [oauth, apiKey],
  settings: { properties: { region: { enum: ['eu', 'us'], default: 'eu' } } },
  actions: [],
  panels: [],
  sources: [],
  reach: null,
  versions: [],
  rate_limit: null,
  redirect_uri: 'http://localhost:3000/oauth/callback',
  oauth_app: null,
  bundle: null,
};

describe('startValues', () => {
  it('holds the fields of every flow, the settings with their defaults, and the usual scopes', () => {
    expect(startValues(connector)).toEqual({
      display_name: '',
      category: 'other',
      credentials: { api_key: '' },
      settings: { region: 'eu' },
      scopes: ['read', 'write'],
    });
  });
});

describe('commonBody', () => {
  it('sends only the fields of the chosen flow', () => {
    const values = { ...startValues(connector), credentials: { api_key: ' k1 ' } };
    expect(commonBody(connector, apiKey, values)).toEqual({
      connector_type: 'acme',
      category: 'other',
      credentials: { api_key: 'k1' },
      settings: { region: 'eu' },
    });
    expect(commonBody(connector, oauth, values).credentials).toEqual({});
  });

  it('sends a name only when one was typed', () => {
    const values = { ...startValues(connector), display_name: '  Shop  ' };
    expect(commonBody(connector, apiKey, values).display_name).toBe('Shop');
  });
});

describe('chosenScopes', () => {
  it('keeps required scopes even when they were not chosen, in the order of the connector', () => {
    expect(chosenScopes(oauth, { ...startValues(connector), scopes: ['admin'] })).toEqual([
      'read',
      'admin',
    ]);
  });
});
