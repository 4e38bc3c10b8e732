import { escapeHtml, page } from './page.ts';

/** Shown instead of a redirect when the request itself cannot be trusted (RFC 6749, section 4.1.2.1). */
export function errorPage(vendorName: string, error: string, description: string): string {
  return page(
    vendorName,
    `${vendorName}: the request was refused`,
    `<h1>The request was refused</h1>
<p>${escapeHtml(description || 'The application sent a request that cannot be answered.')}</p>
<p class="soft">Error <code>${escapeHtml(error)}</code></p>`,
  );
}
