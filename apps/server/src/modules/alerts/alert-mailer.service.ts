import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { Mailer, type Taken } from '../../platform/mail/mailer.ts';
import { AlertLinks } from './alert-links.service.ts';
import type { MailContent } from './compose-mail.ts';

/** Alerts by mail, if whoever runs this process has named a mail server. */
@Injectable()
export class AlertMailer implements OnApplicationShutdown {
  private readonly mailer: Mailer | null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(AlertLinks) private readonly links: AlertLinks,
  ) {
    this.mailer = config.smtp ? new Mailer(config.smtp, config.outboundTimeoutMs) : null;
  }

  get isConfigured(): boolean {
    return this.mailer !== null;
  }

  /**
   * @param id stable over all attempts
   * @throws MailError
   */
  send(to: string, content: MailContent, id: string, signal?: AbortSignal): Promise<Taken> {
    if (!this.mailer) throw new Error('no mail server is configured');
    const { subject, text, html, list } = content;
    const { host } = this.links;
    const names = { messageId: `${id}@${host}`, listId: `alerts.${list}.${host}` };
    return this.mailer.send({ to, subject, text, html, ...names }, signal);
  }

  onApplicationShutdown(): void {
    this.mailer?.close();
  }
}
