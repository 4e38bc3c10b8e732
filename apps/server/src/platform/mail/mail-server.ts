/** What a mail server's address asks for. Without the credentials, which go straight to the library. */
export interface MailServer {
  url: string;
  /** TLS before anything secret is said. */
  requireTls: boolean;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A password goes to another machine under TLS only: `smtp://` with one demands STARTTLS (RFC 3207),
 * since whoever sits between could otherwise leave it out of the server's offer.
 */
export function mailServer(url: string): MailServer {
  const { protocol, username, hostname } = new URL(url);
  return { url, requireTls: protocol === 'smtp:' && username !== '' && !LOCAL.has(hostname) };
}
