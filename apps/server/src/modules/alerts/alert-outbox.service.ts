import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { GIVE_UP_AFTER_MS, sendAgainMs } from '@patchbay/core/send-again';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { MailError } from '../../platform/mail/mail-error.ts';
import { AlertMailer } from './alert-mailer.service.ts';
import { type AlertChannel, type AlertMessage, type MessageEnd, claimMessages, endMessage, holdBack } from './alert-message.ts'; // prettier-ignore
import { AlertPoster } from './alert-poster.service.ts';
import { AlertWebhooks } from './alert-webhook.service.ts';
import type { MailContent } from './compose-mail.ts';
import type { AlertEvent } from './enqueue-events.ts';

/** Under way at once in one process, of each channel: a chore, never a load. */
const PARALLEL = 5;

/** What is under way may end for so long when the process stops; then it is cut, and tried again. */
const DRAIN_MS = 3000;

/**
 * Sends what rounds have put into the outbox, at least once each. Apart from them, and mail apart
 * from webhooks, so that a slow server holds up nothing but its own.
 */
@Injectable()
export class AlertOutbox {
  private readonly logger = new Logger(AlertOutbox.name);
  private readonly cut = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(AlertMailer) private readonly mailer: AlertMailer,
    @Inject(AlertPoster) private readonly poster: AlertPoster,
    @Inject(AlertWebhooks) private readonly webhooks: AlertWebhooks,
  ) {}

  /** Sends what is due now, until nothing is. Without a mail server, mails wait for a process with one. */
  async sendDue(channel: AlertChannel): Promise<void> {
    if (channel === 'mail' && !this.mailer.isConfigured) return;
    // An exchange ends within its timeout; a claim stands until well after that.
    const leaseMs = this.config.outboundTimeoutMs + 5000;
    while (!this.stopping) {
      const claimed = await claimMessages(this.db, channel, leaseMs, PARALLEL);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((message) => this.track(this.attempt(message))));
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const ended = Promise.allSettled([...this.underWay]);
    await Promise.race([ended, delay(DRAIN_MS, undefined, { ref: false })]);
    this.cut.abort();
    await ended;
  }

  private async track(work: Promise<void>): Promise<void> {
    this.underWay.add(work);
    await work.finally(() => this.underWay.delete(work));
  }

  private async attempt(message: AlertMessage): Promise<void> {
    const end = await this.send(message).catch((error: unknown): Ended => {
      this.logger.error(error);
      return { ok: false, error: 'Patchbay itself failed; see its log.', final: false };
    });
    await endMessage(this.db, message, await this.endOf(message, end));
  }

  private async endOf(message: AlertMessage, end: Ended): Promise<MessageEnd> {
    if (end.ok) return { sent: true };
    const tooOld = Date.now() - message.created_at.getTime() > GIVE_UP_AFTER_MS;
    if (end.final || tooOld) return { sent: false, error: end.error, retryInMs: null };
    // Cut because the process stops: nothing was wrong, and another one sends it.
    const retryInMs = this.cut.signal.aborted ? 0 : sendAgainMs(message.attempts, Math.random());
    if (message.channel === 'webhook') await holdBack(this.db, message.site_id, retryInMs);
    return { sent: false, error: end.error, retryInMs };
  }

  private send(message: AlertMessage): Promise<Ended> {
    return message.channel === 'mail' ? this.sendMail(message) : this.post(message);
  }

  private async sendMail({ recipient, content, message_id }: AlertMessage): Promise<Ended> {
    const { signal } = this.cut;
    try {
      await this.mailer.send(recipient ?? '', content as MailContent, message_id, signal);
      return { ok: true };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { ok: false, error: error.message, final: error.final };
    }
  }

  private async post({ site_id, content, message_id }: AlertMessage): Promise<Ended> {
    const webhook = await this.webhooks.find(site_id);
    if (!webhook) return { ok: false, error: 'The webhook was taken away.', final: true };
    const { signal } = this.cut;
    const posted = await this.poster.post(webhook, content as AlertEvent, message_id, signal);
    if (posted.ok) return { ok: true };
    // Standard Webhooks: 410 means that the receiver is gone for good.
    return { ok: false, error: posted.message, final: posted.code === 410 };
  }
}

type Ended = { ok: true } | { ok: false; error: string; final: boolean };
