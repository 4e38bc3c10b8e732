import { oneLine } from '@patchbay/core/alert-text';
import type { AlertLinks } from './alert-links.service.ts';
import type { MailContent } from './compose-mail.ts';
import { escapeHtml } from './escape-html.ts';

/** What an operator gets who wants to know whether alerts would arrive. */
export function testMail(site: { name: string; slug: string }, links: AlertLinks): MailContent {
  const name = oneLine(site.name);
  const said = `This is a test. Alerts of the site ${name} arrive here.`;
  const settings = links.settings(site.slug);
  return {
    subject: `[Patchbay] ${name}: test of alerts`,
    text: `${said}\n\nWho gets this mail: ${settings}\n`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Patchbay</title><body><p>${escapeHtml(said)}</p><p><a href="${escapeHtml(settings)}">Who gets this mail</a></p></body></html>`,
    list: site.slug,
  };
}
