/**
 * Mailchimp answers `{"access_token":"…","expires_in":0,"scope":null}`: no token type, and a lifetime
 * of 0 for a token that does not expire (guides/access-user-data-oauth-2).
 */
export function repairTokenResponse(
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (typeof body['access_token'] !== 'string') return { ...body };
  return { access_token: body['access_token'], token_type: 'bearer' };
}
