/** A call that was refused; says which, so that a broken demo explains itself. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    readonly status: number,
    /** The problem's stable code, where the answer was a problem document. */
    readonly code: string,
    call: string,
    detail: string,
  ) {
    super(`${call}: ${status} ${code} ${detail}`.trim());
  }
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls to one address as JSON, with the same headers each. */
export class Caller {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.call('POST', path, body);
  }

  put(path: string, body: object): Promise<Answer> {
    return this.call('PUT', path, body);
  }

  patch(path: string, body: object): Promise<Answer> {
    return this.call('PATCH', path, body);
  }

  /** Every item of a list that fits on one page. */
  async list<T>(path: string): Promise<T[]> {
    const { body } = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=200`);
    return body['items'] as T[];
  }

  /** @throws RefusedError for 4xx and 5xx */
  private async call(method: string, path: string, body?: object): Promise<Answer> {
    // eslint-disable-next-line no-restricted-globals -- speaks to our own API, as a browser would
    const response = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: { ...this.headers, ...(body && { 'content-type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
    });
    const answer = await read(response);
    if (response.status < 400) return answer;
    const { code = '', detail, error } = answer.body;
    throw new RefusedError(
      response.status,
      String(code),
      `${method} ${path.split('?')[0]}`,
      String(detail ?? error ?? ''),
    );
  }
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') && text !== '';
  const body = json ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body };
}

/** Somebody signed in, with the session cookie a browser would keep. */
export async function signIn(baseUrl: string, email: string, password: string): Promise<Caller> {
  const { headers } = await new Caller(baseUrl).post('/api/v1/auth/login', { email, password });
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return new Caller(baseUrl, { cookie });
}

/** A module, with its service token. */
export function withToken(baseUrl: string, token: string): Caller {
  return new Caller(baseUrl, { authorization: `Bearer ${token}` });
}
