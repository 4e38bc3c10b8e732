import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { makeSecret } from '@patchbay/connectors/webhook_generic/secret';
import type {
  AlertWebhook,
  AlertWebhookInput,
  AlertWebhookSecret,
} from '@patchbay/contracts/alert-channel';
import { DataSource, type EntityManager } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { conflict } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ALERT_WEBHOOK, AlertWebhookRow } from './alert-webhook.entity.ts';

/** As long as that of a connection's webhook. */
const OVERLAP_MS = 86_400_000;

const SECRET_BYTES = 32;

/** The site's own receiver of alerts: its address, and a secret that is made here and shown once. */
@Injectable()
export class AlertWebhooks {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  find(siteId: number, manager: EntityManager = this.db.manager): Promise<AlertWebhookRow | null> {
    return manager.findOneBy(AlertWebhookRow, { site_id: siteId, name: ALERT_WEBHOOK });
  }

  /**
   * Puts another address in place, or takes the webhook away. A first one gets a secret; a later
   * address keeps it, since it never travels.
   *
   * @returns what there is now, with the secret if one was made
   */
  async put(
    manager: EntityManager,
    siteId: number,
    input: AlertWebhookInput | null,
  ): Promise<AlertWebhook | null> {
    const key = { site_id: siteId, name: ALERT_WEBHOOK };
    const present = await this.find(siteId, manager);
    if (input === null) {
      await manager.delete(AlertWebhookRow, key);
      await manager.query(
        `DELETE FROM alert_messages
          WHERE site_id = $1 AND channel = 'webhook' AND status = 'waiting'`,
        [siteId],
      );
      return null;
    }
    if (present) {
      await manager.update(AlertWebhookRow, key, { url: input.url });
      return toAlertWebhook({ ...present, url: input.url });
    }
    const secret = makeSecret(randomBytes(SECRET_BYTES));
    const secret_blob = await this.seal(siteId, 'secret_blob', secret);
    const row = { ...key, url: input.url, secret_blob, previous_secret_blob: null };
    const made = { ...row, previous_secret_until: null, created_at: new Date() };
    await manager.insert(AlertWebhookRow, made);
    return { ...toAlertWebhook(made), secret };
  }

  /**
   * Makes another secret; the one before signs beside it for a day.
   * @throws ProblemError 409 `no_alert_webhook`
   */
  rotate(scope: SiteScope): Promise<AlertWebhookSecret> {
    const { siteId, actor } = scope;
    return this.db.transaction(async (manager) => {
      const key = { site_id: siteId, name: ALERT_WEBHOOK };
      const present = await manager.findOne(AlertWebhookRow, {
        where: key,
        lock: { mode: 'pessimistic_write' },
      });
      if (!present) throw noAlertWebhook();
      const secret = makeSecret(randomBytes(SECRET_BYTES));
      const until = new Date(Date.now() + OVERLAP_MS);
      const former = await this.open(siteId, 'secret_blob', present.secret_blob);
      await manager.update(AlertWebhookRow, key, {
        secret_blob: await this.seal(siteId, 'secret_blob', secret),
        previous_secret_blob: await this.seal(siteId, 'previous_secret_blob', former),
        previous_secret_until: until,
      });
      await this.activity.record(manager, {
        ...{ siteId, actor, action: 'settings.rotate_alert_webhook', outcome: 'ok' },
        after: { previous_until: until.toISOString() },
      });
      return { secret, previous_secret_until: until.toISOString() };
    });
  }

  /** What the signature of an event needs, by the names of `webhook_generic`. */
  async secrets(row: AlertWebhookRow): Promise<Record<string, string>> {
    const secret = await this.open(row.site_id, 'secret_blob', row.secret_blob);
    const { previous_secret_blob: blob, previous_secret_until: until } = row;
    if (!blob || !until || until <= new Date()) return { secret };
    const previous_secret = await this.open(row.site_id, 'previous_secret_blob', blob);
    return { secret, previous_secret, previous_secret_until: until.toISOString() };
  }

  private seal(siteId: number, column: Column, secret: string): Promise<Buffer> {
    return this.keyring.sealFor(siteId, contextOf(column), secret);
  }

  private async open(siteId: number, column: Column, blob: Buffer): Promise<string> {
    return (await this.keyring.openFor(siteId, contextOf(column), blob)).toString('utf8');
  }
}

type Column = 'secret_blob' | 'previous_secret_blob';

export const noAlertWebhook = () =>
  conflict('no_alert_webhook', 'The site has no webhook for alerts. Enter its address first.');

export function toAlertWebhook(row: AlertWebhookRow): AlertWebhook {
  const until = row.previous_secret_until;
  return {
    url: row.url,
    created_at: row.created_at.toISOString(),
    previous_secret_until: until && until > new Date() ? until.toISOString() : null,
  };
}

function contextOf(column: Column) {
  return { table: 'alert_webhooks', column, row: ALERT_WEBHOOK };
}
