import type { RequestContext } from '@patchbay/connector-sdk/definition';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { uuidFrom } from '../_generic/uuid-from.ts';
import { DATA, REPRESENT } from './api.ts';

interface Row {
  table: 'contacts' | 'accounts' | 'opportunities' | 'annotations';
  json: Record<string, unknown>;
}

/**
 * Makes a row under an identifier of ours, so that a retry finds what the first try made: PATCH makes
 * a row that is not there (update-delete-entities-using-web-api#upsert-a-table-row).
 *
 * @param purpose tells several rows of one delivery apart
 */
export function newRow(
  { table, json }: Row,
  { messageId }: Pick<RequestContext, 'messageId'>,
  purpose = '',
): VendorRequest {
  const path = `${DATA}/${table}`;
  if (!messageId) return { method: 'POST', path, headers: REPRESENT, json };
  const id = uuidFrom(`${messageId}${purpose}`);
  return { method: 'PATCH', path: `${path}({id})`, params: { id }, headers: REPRESENT, json };
}

/** Changes a row that must be there. */
export function changedRow({ table, json }: Row, id: string): VendorRequest {
  return {
    method: 'PATCH',
    path: `${DATA}/${table}({id})`,
    params: { id },
    headers: { ...REPRESENT, 'if-match': '*' },
    json,
  };
}
