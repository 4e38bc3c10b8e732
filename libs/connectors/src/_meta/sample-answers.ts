import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

export function failure(
  status: number,
  code: number,
  message = 'Sample.',
  part?: number,
): SampleAnswer {
  return {
    status,
    json: {
      error: {
        ...{ message, type: 'OAuthException', code },
        ...(part && { error_subcode: part }),
        fbtrace_id: 'EJplcsCHuLu',
      },
    },
  };
}

/** How Meta says no to anything at all, whichever product is asked. */
export const refusals = {
  credential_expired: failure(400, 190, 'Error validating access token: Session has expired.', 463),
  credential_revoked: [
    failure(400, 190, 'Error validating access token: The session has been invalidated.', 460),
    failure(400, 190, 'Invalid OAuth access token - Cannot parse access token'),
  ],
  scope_insufficient: failure(403, 200, '(#200) Requires ads_read permission'),
  vendor_error: [
    failure(400, 4, '(#4) Application request limit reached'),
    failure(500, 2, 'Service temporarily unavailable'),
    failure(400, 100, '(#100) Tried accessing nonexisting field'),
    { status: 200, json: {} },
  ],
} satisfies Samples['answers'];

export const tokenErrors: NonNullable<Samples['tokenErrors']> = {
  expired: { status: 400, error: '190_463', description: 'Session has expired.' },
  revoked: { status: 400, error: '190_458', description: 'The user has not authorized the app.' },
  client_refused: { status: 400, error: '1', description: 'Error validating client secret.' },
};
