import type { BenchDatabase } from './database.ts';

/**
 * Fills a site with connections as years of use leave them: every connector, state and category, some
 * never used, names of shops. Shares are the same at every size; the rarest fills a page of 50 at
 * a thousand. Never called, so the credential is noise of a credential's length.
 */
export async function manyConnections(
  database: BenchDatabase,
  site: string,
  count: number,
): Promise<void> {
  await database.query(
    `INSERT INTO connections (site_id, connector_type, family, category, display_name, state, auth_flow,
       vendor_account_id, vendor_account_name, settings, scopes_granted, credential_blob,
       last_test_at, last_test_outcome, last_delivery_at, operator_of_record, created_at, updated_at,
       test_due_at)
     SELECT s.id, k.type, k.family, (ARRAY['supplier','accounting','marketing','other'])[1 + (n * 7) % 4],
       initcap(w.word) || ' ' || (ARRAY['shop','store','branch','office'])[1 + (h / 64) % 4] || ' ' || n,
       CASE WHEN h % 100 < 70 THEN 'active' WHEN h % 100 < 78 THEN 'paused'
            WHEN h % 100 < 86 THEN 'auth_expired' WHEN h % 100 < 93 THEN 'auth_revoked'
            ELSE 'error' END,
       k.flow, 'acct_' || md5(n::text), initcap(w.word) || ' Ltd',
       '{"note": "as an operator wrote it"}', k.scopes::jsonb, decode(repeat(md5(n::text), 8), 'hex'),
       now() - (h % 86400) * interval '1 second', 'connected',
       CASE WHEN h % 10 < 7 THEN now() - (h % 2592000) * interval '1 second' END,
       (SELECT min(id) FROM users), now() - (h % 63072000) * interval '1 second', now(),
       now() + interval '1 day'
     FROM sites s, generate_series(1, $2::int) n
     CROSS JOIN LATERAL (SELECT abs(hashint4(n)) AS h) hashed
     CROSS JOIN LATERAL (
       SELECT * FROM (VALUES ${KINDS}) AS k(type, family, flow, scopes, place)
        WHERE place = n % ${COUNT_OF_KINDS}) k
     CROSS JOIN LATERAL (SELECT ($3::text[])[1 + h % $4::int] AS word) w
     WHERE s.slug = $1`,
    [site, count, WORDS, WORDS.length],
  );
}

const TYPES = [
  ['stripe', 'payment', 'api_key', '[]'],
  ['hubspot', 'crm', 'oauth', '["oauth","crm.objects.contacts.write"]'],
  ['mailchimp', 'email', 'oauth', '[]'],
  ['brevo', 'email', 'api_key', '[]'],
  ['google_analytics', 'google', 'oauth', '["https://www.googleapis.com/auth/analytics.readonly"]'],
  ['webhook_generic', 'webhook', 'signed_token', '[]'],
  ['api_key_generic', 'generic', 'api_key', '[]'],
  ['basic_generic', 'generic', 'basic', '[]'],
  ['oauth2_generic', 'generic', 'oauth', '["read"]'],
  ['dealer_portal', 'supplier', 'basic', '[]'],
] as const;
const COUNT_OF_KINDS = TYPES.length;
const KINDS = TYPES.map((type, place) => `('${type.join("','")}', ${place})`).join(', ');

const WORDS =
  'amber anchor aspen birch bridge brook cedar cherry cliff clover copper coral crane dale delta ember fern field flint forest garden glen granite grove harbour hazel heath heron hill iris island ivory juniper lake larch laurel lilac linden maple marble meadow mill moss north oak olive orchard otter pearl pine plum poplar quarry raven reed ridge river rowan sage silver slate sparrow spring stone swan thistle valley vester violet walnut willow'.split(
    ' ',
  );
