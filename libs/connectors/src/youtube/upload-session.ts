/**
 * The session an upload continues in, from the `Location` it was announced with. Only the session's
 * name is taken: bytes go to YouTube's own address, whatever host stands in the header.
 */
export function sessionIn(location: string | undefined): string | undefined {
  if (!location || !URL.canParse(location)) return undefined;
  const session = new URL(location).searchParams.get('upload_id') ?? '';
  return /^[\w.~-]{1,1000}$/.test(session) ? session : undefined;
}
