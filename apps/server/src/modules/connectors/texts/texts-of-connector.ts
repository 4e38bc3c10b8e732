import type { Connector } from '@patchbay/connector-sdk/definition';
import { toConnectorDetail } from '../connector.wire.ts';
import { mapTexts } from './map-texts.ts';

/** Every text of a connector that people read in the library and its forms, in their order, once. */
export function textsOfConnector(connector: Connector): string[] {
  const texts = new Set<string>();
  const facts = { enabled: true, status: 'not_connected', packaged: undefined } as const;
  mapTexts(toConnectorDetail(connector, facts, '', null), (text) => {
    if (text !== '') texts.add(text);
    return text;
  });
  return [...texts];
}
