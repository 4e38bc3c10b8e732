/**
 * Where the vendors' descriptions come from that contracts name, by folder: who publishes what, its
 * date, and whether it is the vendor's own file.
 */
export const DESCRIPTIONS = {
  brevo: { from: 'Budibase/openapi-rest-templates', date: '2026-01', official: false },
  deepgram: { from: 'deepgram/deepgram-api-specs', date: '2026-07', official: true },
  'dropbox-sign': { from: 'hellosign/hellosign-openapi', date: '2025-09', official: true },
  'exact-online': {
    from: 'microsoft/PowerPlatformConnectors, Exact Online Premium',
    date: '2024-09',
    official: true,
  },
  'google-analytics': { from: 'Google API discovery', date: '2026-09', official: true },
  'google-calendar': { from: 'Google API discovery', date: '2026-07', official: true },
  'google-drive': { from: 'Google API discovery', date: '2026-09', official: true },
  'google-oauth': { from: 'Google API discovery', date: '2020-02', official: true },
  hubspot: {
    from: 'HubSpot/HubSpot-public-api-spec-collection',
    date: '2026-08',
    official: true,
  },
  mailchimp: {
    from: 'APIs-guru/openapi-directory, mailchimp.com',
    date: '3.0.55',
    official: false,
  },
  pipedrive: { from: 'juhokoskela/pipedrive-go', date: '2026-08', official: false },
  resend: { from: 'resend/resend-openapi', date: '2026-08', official: true },
  stripe: { from: 'stripe/openapi', date: '2023-09', official: true },
  twilio: { from: 'twilio/twilio-oai', date: '2026', official: true },
  xero: { from: 'XeroAPI/Xero-OpenAPI', date: '2026-07', official: true },
};
