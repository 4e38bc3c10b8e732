import { oneLine } from '@patchbay/core/alert-text';
import type { AlertLinks } from './alert-links.service.ts';
import type { AlertRow } from './alert.entity.ts';
import { escapeHtml } from './escape-html.ts';
import type { Telling } from './telling.ts';

/** A mail as it will go out, for each of a site's addresses. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
  /** The site's slug, for the list's identifier. */
  list: string;
}

/** More of a kind are counted, not listed: a bad night must still be a mail somebody can read. */
const LISTED = 40;

const SUBJECT_NAME = 80;

interface Part {
  heading: string;
  alerts: AlertRow[];
}

/** One mail about everything that changed. Names come from operators: no line of theirs may end ours. */
export function composeMail(
  site: { name: string; slug: string },
  { fresh, lasting, over }: Telling,
  links: AlertLinks,
  now: Date,
): MailContent {
  const name = oneLine(site.name);
  const parts = [
    { heading: 'New', alerts: fresh },
    { heading: 'Still going on', alerts: lasting },
    { heading: 'Recovered', alerts: over },
  ].filter(({ alerts }) => alerts.length > 0);
  const foot = { read: links.alerts(site.slug), settings: links.settings(site.slug) };
  const shown = name.length > SUBJECT_NAME ? `${name.slice(0, SUBJECT_NAME)}…` : name;
  return {
    subject: `[Patchbay] ${shown}: ${summary(fresh.length, lasting.length, over.length)}`,
    text: textOf(name, parts, foot, site.slug, links, now),
    html: htmlOf(name, parts, foot, site.slug, links, now),
    list: site.slug,
  };
}

function summary(fresh: number, lasting: number, over: number): string {
  const told = [
    fresh > 0 && `${fresh} new ${fresh === 1 ? 'alert' : 'alerts'}`,
    over > 0 && (fresh + lasting === 0 ? `all recovered (${over})` : `${over} recovered`),
    lasting > 0 && `${lasting} going on`,
  ];
  return told.filter(Boolean).join(', ');
}

interface Foot {
  read: string;
  settings: string;
}

function textOf(
  name: string,
  parts: readonly Part[],
  foot: Foot,
  slug: string,
  links: AlertLinks,
  now: Date,
): string {
  const lines = [`Patchbay, site ${name}, ${stamp(now)}`, ''];
  for (const { heading, alerts } of parts) {
    lines.push(`${heading.toUpperCase()} (${alerts.length})`, '');
    for (const alert of alerts.slice(0, LISTED)) {
      lines.push(`* ${oneLine(alert.connection_name)}: ${oneLine(alert.title)}`);
      if (heading === 'New') lines.push(`  ${oneLine(alert.message)}`);
      lines.push(`  ${spanOf(alert)}`, `  ${links.connection(slug, alert.connection_id)}`, '');
    }
    if (alerts.length > LISTED) lines.push(`… and ${alerts.length - LISTED} more.`, '');
  }
  return [...lines, `All alerts: ${foot.read}`, `Who gets this mail: ${foot.settings}`, ''].join(
    '\n',
  );
}

function htmlOf(
  name: string,
  parts: readonly Part[],
  foot: Foot,
  slug: string,
  links: AlertLinks,
  now: Date,
): string {
  const safe = (text: string) => escapeHtml(oneLine(text));
  const item = (heading: string, alert: AlertRow) =>
    `<li><p><a href="${escapeHtml(links.connection(slug, alert.connection_id))}"><b>${safe(alert.connection_name)}</b></a>: ${safe(alert.title)}` +
    (heading === 'New' ? `<br>${safe(alert.message)}` : '') +
    `<br><small>${safe(spanOf(alert))}</small></p></li>`;
  const sections = parts.map(({ heading, alerts }) => {
    const items = alerts.slice(0, LISTED).map((alert) => item(heading, alert));
    const more = alerts.length > LISTED ? `<p>… and ${alerts.length - LISTED} more.</p>` : '';
    return `<h2>${heading} (${alerts.length})</h2><ul>${items.join('')}</ul>${more}`;
  });
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Patchbay</title><body>` +
    `<p>Patchbay, site <b>${escapeHtml(name)}</b>, ${stamp(now)}</p>${sections.join('')}` +
    `<p><a href="${escapeHtml(foot.read)}">All alerts</a> · ` +
    `<a href="${escapeHtml(foot.settings)}">Who gets this mail</a></p></body></html>`
  );
}

function spanOf({ opened_at, resolved_at }: AlertRow): string {
  const since = `Since ${stamp(opened_at)}`;
  return resolved_at === null ? since : `${since}, over at ${stamp(resolved_at)}`;
}

/** `2026-12-01 23:05 UTC`. */
function stamp(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
