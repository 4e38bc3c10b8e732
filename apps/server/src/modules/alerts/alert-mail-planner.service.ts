import { Inject, Injectable } from '@nestjs/common';
import { type MailRule, mailDueAt, windowAfterMail } from '@patchbay/core/mail-window';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { AlertLinks } from './alert-links.service.ts';
import { AlertRow } from './alert.entity.ts';
import { composeMail } from './compose-mail.ts';
import { tellingOf } from './telling.ts';

interface SiteToTell {
  id: number;
  slug: string;
  name: string;
  addresses: string[];
  last_at: Date | null;
  window_ms: number | null;
  changed_at: Date;
  stuck: boolean;
}

/** Still to be told: the predicate of the index `alerts_untold`. */
const UNTOLD = `(a.told_open_at IS NULL
  OR (a.resolved_at IS NOT NULL AND a.told_resolved_at IS NULL))`;

/**
 * Nobody has got the site's last mail yet: until somebody does, changes wait for the next one, so
 * that a mail server that comes back brings two mails and not a night's.
 */
const STUCK = `EXISTS (SELECT 1 FROM alert_messages w
    WHERE w.site_id = s.id AND w.channel = 'mail' AND w.status = 'waiting')
  AND NOT EXISTS (SELECT 1 FROM alert_messages w
    WHERE w.site_id = s.id AND w.channel = 'mail' AND w.status = 'sent'
      AND w.created_at >= m.last_at)`;

/**
 * Makes one mail of everything that changed in a site since the last one, when its time has come.
 * Part of a round: what a mail tells and that it was told are committed together.
 */
@Injectable()
export class AlertMailPlanner {
  private readonly rule: MailRule;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(AlertLinks) private readonly links: AlertLinks,
  ) {
    const { mailGatherMs, mailIntervalMs } = config.alerts;
    this.rule = { gatherMs: mailGatherMs, intervalMs: mailIntervalMs };
  }

  async plan(manager: EntityManager, now: Date): Promise<void> {
    const sites: SiteToTell[] = await manager.query(
      `SELECT s.id, s.slug, s.name, coalesce(s.settings->'alert_addresses', '[]') AS addresses,
              m.last_at, m.window_ms, u.changed_at, ${STUCK} AS stuck
         FROM (SELECT a.site_id, min(a.changed_at) AS changed_at FROM alerts a
                WHERE ${UNTOLD} GROUP BY a.site_id) u
         JOIN sites s ON s.id = u.site_id
         LEFT JOIN alert_mail m ON m.site_id = s.id`,
    );
    for (const site of sites) {
      // Nobody to tell: whoever is added later is not told of the past.
      if (!this.config.smtp || site.addresses.length === 0) await this.markTold(manager, site, now);
      else if (!site.stuck && this.isDue(site, now)) await this.enqueue(manager, site, now);
    }
  }

  private isDue(site: SiteToTell, now: Date): boolean {
    return now.getTime() >= mailDueAt(windowOf(site), site.changed_at.getTime(), this.rule);
  }

  private async enqueue(manager: EntityManager, site: SiteToTell, now: Date): Promise<void> {
    const ids: { id: number }[] = await manager.query(
      `SELECT a.id FROM alerts a WHERE a.site_id = $1 AND ${UNTOLD}`,
      [site.id],
    );
    const alerts = await manager.find(AlertRow, {
      where: [
        { site_id: site.id, resolved_at: IsNull() },
        { site_id: site.id, id: In(ids.map(({ id }) => id)) },
      ],
      order: { id: 'ASC' },
    });
    const content = composeMail(site, tellingOf(alerts), this.links, now);
    await manager.query(
      `INSERT INTO alert_messages (site_id, channel, recipient, content)
       SELECT $1, 'mail', address, $2::jsonb
         FROM (SELECT DISTINCT lower(address) AS address FROM unnest($3::text[]) AS address) a`,
      [site.id, JSON.stringify(content), site.addresses],
    );
    const window = windowAfterMail(windowOf(site), now.getTime(), this.rule);
    await manager.query(
      `INSERT INTO alert_mail (site_id, last_at, window_ms) VALUES ($1, $2, $3)
       ON CONFLICT (site_id) DO UPDATE SET last_at = $2, window_ms = $3`,
      [site.id, now, window.windowMs],
    );
    await this.markTold(manager, site, now);
  }

  private async markTold(manager: EntityManager, site: SiteToTell, now: Date): Promise<void> {
    await manager.query(
      `UPDATE alerts a SET told_open_at = coalesce(a.told_open_at, $2),
              told_resolved_at = CASE WHEN a.resolved_at IS NOT NULL
                THEN coalesce(a.told_resolved_at, $2) END
        WHERE a.site_id = $1 AND ${UNTOLD}`,
      [site.id, now],
    );
  }
}

function windowOf({ last_at, window_ms }: SiteToTell) {
  return { lastAt: last_at?.getTime() ?? null, windowMs: window_ms ?? 0 };
}
