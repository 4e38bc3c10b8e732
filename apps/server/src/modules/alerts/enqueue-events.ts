import type { EntityManager } from 'typeorm';
import type { AlertChanges, StoredAlert } from './alert-changes.ts';
import type { AlertLinks } from './alert-links.service.ts';

/** What operators' own systems are sent; stored as it will go out, whatever happens meanwhile. */
export interface AlertEvent {
  type: 'alert.opened' | 'alert.resolved' | 'alert.test';
  /** When it happened, not when it was tried. */
  timestamp: string;
  data: Record<string, unknown>;
}

/** One message for each alert that opened or was resolved, for sites that have a webhook. */
export async function enqueueEvents(
  manager: EntityManager,
  { opened, resolved }: AlertChanges,
  links: AlertLinks,
): Promise<void> {
  if (opened.length + resolved.length === 0) return;
  const sites: { id: number; slug: string }[] = await manager.query(
    'SELECT s.id, s.slug FROM sites s JOIN alert_webhooks w ON w.site_id = s.id',
  );
  const slugs = new Map(sites.map(({ id, slug }) => [id, slug]));
  const messages = [
    ...opened.map((alert) => ({ type: 'alert.opened' as const, alert })),
    ...resolved.map((alert) => ({ type: 'alert.resolved' as const, alert })),
  ].flatMap(({ type, alert }) => {
    const slug = slugs.get(alert.site_id);
    if (slug === undefined) return [];
    return [{ site_id: alert.site_id, content: eventOf(type, alert, slug, links) }];
  });
  if (messages.length === 0) return;
  await manager.query(
    `INSERT INTO alert_messages (site_id, channel, content)
     SELECT m.site_id, 'webhook', m.content
       FROM jsonb_to_recordset($1::jsonb) AS m(site_id bigint, content jsonb)`,
    [JSON.stringify(messages)],
  );
}

function eventOf(
  type: AlertEvent['type'],
  alert: StoredAlert,
  slug: string,
  links: AlertLinks,
): AlertEvent {
  const { id, kind, severity, title, message, count, opened_at, resolved_at } = alert;
  const { connection_id, connection_name, connector_type } = alert;
  return {
    type,
    timestamp: alert.changed_at.toISOString(),
    data: {
      ...{ id, site: slug, kind, severity, title, message, count },
      ...{ connection_id, connection_name, connector_type, opened_at, resolved_at },
      url: links.connection(slug, connection_id),
    },
  };
}
