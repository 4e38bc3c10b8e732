import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type ReceivedMail, readMail } from './read-mail.ts';

/** A real SMTP server that keeps what it takes, and misbehaves on demand. */
export interface MailStandIn {
  /** As SMTP_URL takes it. */
  url: string;
  /** What it took, oldest first. */
  mails: ReceivedMail[];
  /** Recipients it was asked to take, refused ones included. */
  asked: string[];
  /** How it treats what comes next. */
  behave(how: Behaviour): void;
  /** Nobody listens any more; `back` listens at the same port again. */
  away(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
}

export interface Behaviour {
  /** The SMTP status and text for a recipient; undefined takes it. */
  refuse?: (address: string) => { code: number; text: string } | undefined;
  /** Takes a mail, and answers only so much later. */
  answerAfterMs?: number;
}

export async function startMailServer(login?: {
  user: string;
  password: string;
}): Promise<MailStandIn> {
  const mails: ReceivedMail[] = [];
  const asked: string[] = [];
  let how: Behaviour = {};
  let port = 0;
  const open = async (): Promise<SMTPServer> => {
    const server = new SMTPServer({
      ...{ disabledCommands: ['STARTTLS', ...(login ? [] : ['AUTH'])], logger: false },
      ...{ authOptional: !login, allowInsecureAuth: true, closeTimeout: 100 },
      onAuth({ username, password }, _session, done) {
        const known = username === login?.user && password === login?.password;
        if (known) done(null, { user: username });
        else done(Object.assign(new Error(`who is ${username}?`), { responseCode: 535 }));
      },
      onRcptTo({ address }, _session, done) {
        asked.push(address);
        const refusal = how.refuse?.(address);
        if (!refusal) return done();
        done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          mails.push({ ...readMail(Buffer.concat(chunks).toString('utf8')), to });
          if (how.answerAfterMs === undefined) done();
          else setTimeout(() => done(), how.answerAfterMs).unref();
        });
      },
    });
    server.on('error', () => undefined); // clients that are killed reset their connections
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.server.address() as AddressInfo).port;
    return server;
  };
  let server: SMTPServer | null = await open();
  const away = async () => {
    const closing = server;
    server = null;
    if (closing) await new Promise<void>((resolve) => closing.close(resolve));
  };
  const who = login ? `${login.user}:${encodeURIComponent(login.password)}@` : '';
  return {
    ...{ url: `smtp://${who}127.0.0.1:${port}`, mails, asked, away, close: away },
    behave(next) {
      how = next;
    },
    async back() {
      server ??= await open();
    },
  };
}
