import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { TestAlert, TestAlertAnswer } from '@patchbay/contracts/alert-channel';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict } from '../../platform/errors/problem.ts';
import { MailError } from '../../platform/mail/mail-error.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Site } from '../sites/site.entity.ts';
import { AlertLinks } from './alert-links.service.ts';
import { AlertMailer } from './alert-mailer.service.ts';
import { AlertPoster } from './alert-poster.service.ts';
import { AlertWebhooks, noAlertWebhook } from './alert-webhook.service.ts';
import { testMail } from './test-mail.ts';

type Result = TestAlertAnswer['results'][number];

/** Addresses asked at once. */
const PARALLEL = 5;

/** Tells something harmless at once, past the outbox, and says what the other side answered. */
@Injectable()
export class TestAlerts {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(AlertMailer) private readonly mailer: AlertMailer,
    @Inject(AlertPoster) private readonly poster: AlertPoster,
    @Inject(AlertWebhooks) private readonly webhooks: AlertWebhooks,
    @Inject(AlertLinks) private readonly links: AlertLinks,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** @throws ProblemError 409 `mail_not_configured`, `no_alert_addresses` or `no_alert_webhook` */
  async send(scope: SiteScope, { channel }: TestAlert): Promise<TestAlertAnswer> {
    const results = await (channel === 'mail' ? this.mail(scope) : this.post(scope));
    const ok = results.every((result) => result.ok);
    await this.activity.record(this.db.manager, {
      ...{ siteId: scope.siteId, actor: scope.actor, action: 'settings.test_alert' },
      ...{ outcome: ok ? 'ok' : 'failed', after: { channel } },
    });
    return { ok, results };
  }

  private async mail(scope: SiteScope): Promise<Result[]> {
    if (!this.mailer.isConfigured) {
      throw conflict('mail_not_configured', 'No mail server is configured; SMTP_URL names one.');
    }
    const site = await this.db.manager.findOneByOrFail(Site, { id: scope.siteId });
    const addresses = [...(site.settings.alert_addresses ?? [])];
    if (addresses.length === 0) {
      throw conflict('no_alert_addresses', 'Enter an address for alerts first.');
    }
    const results: Result[] = [];
    const ask = async (): Promise<void> => {
      for (let to = addresses.shift(); to; to = addresses.shift()) {
        results.push(await this.mailTo(to, scope));
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, ask));
    return results;
  }

  private async mailTo(to: string, scope: SiteScope): Promise<Result> {
    try {
      const content = testMail(scope, this.links);
      const { code, answer } = await this.mailer.send(to, content, randomUUID());
      return { to, ok: true, code, message: answer };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { to, ok: false, code: error.code, message: error.message };
    }
  }

  private async post(scope: SiteScope): Promise<Result[]> {
    const webhook = await this.webhooks.find(scope.siteId);
    if (!webhook) throw noAlertWebhook();
    const timestamp = new Date().toISOString();
    const data = { site: scope.slug, url: this.links.settings(scope.slug) };
    const event = { type: 'alert.test' as const, timestamp, data };
    const posted = await this.poster.post(webhook, event, randomUUID());
    return [{ to: new URL(webhook.url).host, ...posted }];
  }
}
