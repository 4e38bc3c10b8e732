import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  AlertChannels,
  AlertWebhook,
  AlertWebhookInput,
} from '@patchbay/contracts/alert-channel';
import { DataSource, type EntityManager } from 'typeorm';
import { AlertMailer } from './alert-mailer.service.ts';
import type { AlertChannel } from './alert-message.ts';
import { AlertWebhooks, toAlertWebhook } from './alert-webhook.service.ts';

interface ChannelRow {
  channel: AlertChannel;
  waiting: number;
  last_sent_at: Date | null;
  last_failed_at: Date | null;
  last_error: string | null;
}

/** What a site's settings say of telling. */
@Injectable()
export class AlertSettings {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(AlertMailer) private readonly mailer: AlertMailer,
    @Inject(AlertWebhooks) private readonly webhooks: AlertWebhooks,
  ) {}

  async webhook(siteId: number, manager?: EntityManager): Promise<AlertWebhook | null> {
    const row = await this.webhooks.find(siteId, manager);
    return row && toAlertWebhook(row);
  }

  /** @returns what there is now, with the secret if one was made */
  putWebhook(
    manager: EntityManager,
    siteId: number,
    input: AlertWebhookInput | null,
  ): Promise<AlertWebhook | null> {
    return this.webhooks.put(manager, siteId, input);
  }

  /** How telling went lately. */
  async channels(
    siteId: number,
    told: { addresses: readonly string[]; webhook: boolean },
  ): Promise<AlertChannels> {
    const rows: ChannelRow[] = await this.db.query(
      `SELECT k.channel, c.last_sent_at, c.last_failed_at, c.last_error,
              (SELECT count(*)::int FROM alert_messages m
                WHERE m.site_id = $1 AND m.channel = k.channel AND m.status = 'waiting') AS waiting
         FROM (VALUES ('mail'), ('webhook')) AS k(channel)
         LEFT JOIN alert_channels c ON c.site_id = $1 AND c.channel = k.channel`,
      [siteId],
    );
    const of = (channel: AlertChannel, configured: boolean) => {
      const row = rows.find((each) => each.channel === channel);
      return {
        configured,
        waiting: row?.waiting ?? 0,
        last_sent_at: row?.last_sent_at?.toISOString() ?? null,
        last_failed_at: row?.last_failed_at?.toISOString() ?? null,
        last_error: row?.last_error ?? null,
      };
    };
    const server = this.mailer.isConfigured;
    return {
      mail: { server, ...of('mail', server && told.addresses.length > 0) },
      webhook: of('webhook', told.webhook),
    };
  }
}
