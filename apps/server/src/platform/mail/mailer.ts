import { type Transporter, createTransport } from 'nodemailer';
import { MailError, printable, toMailError } from './mail-error.ts';
import { mailServer } from './mail-server.ts';

export interface Mail {
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets; the same at every attempt, so that a repeat is known for one. */
  messageId: string;
  /** RFC 2919: what mail programs sort by. */
  listId: string;
}

/** What the server said when it took a mail. */
export interface Taken {
  code: number | null;
  answer: string;
}

/** The one door to the mail server. Nothing of a mail is logged. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #from: string;
  readonly #timeoutMs: number;

  /** @param timeoutMs for a whole exchange, connecting included */
  constructor({ url, from }: { url: string; from: string }, timeoutMs: number) {
    const server = mailServer(url);
    this.#from = from;
    this.#timeoutMs = timeoutMs;
    this.#transport = createTransport({
      ...{ url: server.url, requireTLS: server.requireTls },
      ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, dnsTimeout: timeoutMs },
      ...{ socketTimeout: timeoutMs, socketCloseTimeout: 0, maxResponseSize: 64 * 1024 },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  }

  /** @throws MailError */
  async send(mail: Mail, signal?: AbortSignal): Promise<Taken> {
    const over = AbortSignal.timeout(this.#timeoutMs);
    try {
      const { response } = await this.#transport.sendMail({
        from: this.#from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}>`,
        headers: {
          // RFC 3834: no holiday note answers this.
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'List-Id': `<${mail.listId}>`,
        },
        signal: signal ? AbortSignal.any([over, signal]) : over,
      });
      const answer = printable(String(response ?? ''));
      return { code: Number(/^\d{3}/.exec(answer)?.[0] ?? NaN) || null, answer };
    } catch (error) {
      throw error instanceof MailError ? error : toMailError(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}
