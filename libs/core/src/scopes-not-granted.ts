/** Google answers with these for the scopes of OpenID Connect that it was asked for. */
const SPELT: Readonly<Record<string, string>> = {
  email: 'https://www.googleapis.com/auth/userinfo.email',
  profile: 'https://www.googleapis.com/auth/userinfo.profile',
};

/**
 * What was asked for and not granted, in the order asked, each once. `offline_access` asks for a
 * refresh token (OpenID Connect Core section 11), and many vendors name it in no answer: the token
 * is the answer.
 */
export function scopesNotGranted(
  granted: readonly string[],
  requested: readonly string[],
  hasRefreshToken: boolean,
): string[] {
  const held = new Set(granted);
  return [...new Set(requested)].filter((scope) => {
    if (held.has(scope)) return false;
    if (scope === 'offline_access') return !hasRefreshToken;
    const spelt = Object.hasOwn(SPELT, scope) ? SPELT[scope] : undefined;
    return spelt === undefined || !held.has(spelt);
  });
}
