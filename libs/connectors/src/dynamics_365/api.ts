/** https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors */
export const DATA = '/api/data/v9.2';

/** Otherwise a write answers 204, without a word. */
export const REPRESENT = { prefer: 'return=representation' };
