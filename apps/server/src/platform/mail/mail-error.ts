/** Why a mail was not taken. The message is fit for operators: no address of the server, no login. */
export class MailError extends Error {
  override readonly name = 'MailError';
  /** The SMTP status; null without an answer. */
  readonly code: number | null;
  /** The server will not take this mail for this address, however often it is tried. */
  readonly final: boolean;

  constructor(message: string, code: number | null, final: boolean, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.final = final;
  }
}

const LONGEST_ANSWER = 200;

/** What the library throws, as far as it is read here. */
interface Thrown {
  code?: unknown;
  responseCode?: unknown;
  response?: unknown;
  command?: unknown;
}

/** Without an answer: by the library's codes. */
const SILENT: Readonly<Record<string, string>> = {
  EDNS: 'The name of the mail server could not be resolved.',
  ETLS: 'The mail server offers no TLS that can be trusted.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EABORT: 'The mail server did not answer in time.',
  ABORT_ERR: 'The mail server did not answer in time.',
  ENOAUTH: 'The mail server asks for a login.',
};

/**
 * 5xx to the address or the mail itself is final (RFC 5321, 4.2.1); one to the login or the sender is
 * something an operator mends.
 */
export function toMailError(error: unknown): MailError {
  const { code, responseCode, response, command } = error as Thrown;
  const status = typeof responseCode === 'number' ? responseCode : null;
  if (status === null) {
    const said = SILENT[String(code)] ?? 'The mail server could not be reached.';
    return new MailError(said, null, false, { cause: error });
  }
  const ofSender = command === 'MAIL FROM';
  const refused = (code === 'EENVELOPE' && !ofSender) || code === 'EMESSAGE';
  const answer = printable(typeof response === 'string' ? response : String(status));
  const ofLogin = code === 'EAUTH';
  // An answer to a login may repeat who logged in.
  const said = ofLogin ? `The mail server refuses the login (${status}).` : answer;
  return new MailError(said, status, refused && status >= 500, { cause: error });
}

/** One line of what a server said, at most 200 characters. */
export function printable(text: string): string {
  return text
    .replace(/[^\x21-\x7e]+/g, ' ')
    .trim()
    .slice(0, LONGEST_ANSWER);
}
