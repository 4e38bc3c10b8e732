type Values = Readonly<Record<string, string>>;
type Settings = Readonly<Record<string, unknown>>;

/** The request as it will leave, for injectors that sign it. */
export interface OutgoingRequest {
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Bytes where the request has them or parts; text otherwise. */
  body: string | Uint8Array;
}

export interface InjectContext {
  credentials: Values;
  settings: Settings;
  /** Epoch milliseconds. */
  now: number;
  /** Stable over the retries of one delivery. */
  messageId: string;
}

/** Adds the credential to a request. Runs inside the outbound client and nowhere else. */
export type Inject = (request: OutgoingRequest, context: InjectContext) => void;

/** RFC 6750 section 2.1. */
export function bearer(field: string): Inject {
  return (request, { credentials }) => {
    request.headers['authorization'] = `Bearer ${credentials[field] ?? ''}`;
  };
}

export function header(name: string, field: string): Inject {
  return (request, { credentials }) => {
    request.headers[name.toLowerCase()] = credentials[field] ?? '';
  };
}

/** RFC 7617: UTF-8, user name without a colon. */
export function basicAuth(userField: string, passwordField: string): Inject {
  return (request, { credentials }) => {
    const pair = `${credentials[userField] ?? ''}:${credentials[passwordField] ?? ''}`;
    request.headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  };
}
