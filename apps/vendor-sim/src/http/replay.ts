import { IncomingMessage } from 'node:http';

/**
 * The same request with its body unread again. The recorder needs the raw bytes, and oidc-provider
 * insists on reading the stream itself, so it is handed this one.
 *
 * `url` is what the receiver routes by; `originalUrl` lets it find the prefix it is mounted under.
 */
export function replay(
  req: IncomingMessage,
  raw: Buffer,
  url: string,
  originalUrl: string,
): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  again.method = req.method;
  again.httpVersion = req.httpVersion;
  again.httpVersionMajor = req.httpVersionMajor;
  again.httpVersionMinor = req.httpVersionMinor;
  again.headers = { ...req.headers };
  again.rawHeaders = req.rawHeaders;
  again.url = url;
  Object.assign(again, { originalUrl });
  // Complete from the start: without it Node takes the end of the stream for an aborted request.
  again.complete = true;
  if (raw.length > 0) again.push(raw);
  again.push(null);
  return again;
}
