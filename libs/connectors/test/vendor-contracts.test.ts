import { beforeAll, describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { loadConnectors } from '../src/load.ts';
import { builtRequests } from './contract/built-requests.ts';
import { discoveryProblems, type Discovery } from './contract/google-discovery.ts';
import { openApiProblems, type OpenApi } from './contract/openapi.ts';

const SPECS = new URL('../../../../shared/vendor-specs/', import.meta.url);
const given = existsSync(SPECS);

function read<T>(path: string): T {
  const text = readFileSync(new URL(path, SPECS), 'utf8');
  return (path.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 })) as T;
}

/** Inputs besides the sample, so that optional parts are checked too. */
const INPUTS: Record<string, Record<string, unknown[]>> = {
  brevo: {
    send_email: [
      {
        to: [{ email: 'ada@example.com' }],
        cc: [{ email: 'c@example.com' }],
        bcc: [{ email: 'b@example.com' }],
        reply_to: { email: 'shop@example.com', name: 'Shop' },
        template_id: 3,
        params: { order: 'A-1042' },
      },
    ],
    upsert_contact: [{ email: 'ada@example.com', ext_id: 'c-1' }],
  },
  mailchimp: {
    upsert_contact: [{ email: 'ada@example.com', status: 'subscribed', audience_id: 'b1' }],
  },
  hubspot: {
    upsert_contact: [{ email: 'ada@example.com', phone: '+31', company: 'Acme' }],
    create_deal: [{ name: 'Deal', stage: 'won' }],
    log_activity: [{ note: 'n', company_id: '7', at: '2026-01-02T03:04:05Z' }],
  },
  stripe: {
    create_customer: [{}, { name: 'Ada', phone: '+31201234567', description: 'd' }],
    create_session: [
      {
        currency: 'JPY',
        items: [{ name: 'Bell', amount: 500 }],
        success_url: 'https://shop.example/thanks',
        customer: 'cus_1',
      },
    ],
    charge_card: [
      {
        amount: 1,
        currency: 'usd',
        customer: 'cus_1',
        payment_method: 'card_1',
        capture: false,
        receipt_email: 'ada@example.com',
      },
    ],
    capture: [{ payment: 'pi_1' }],
    cancel: [{ payment: 'pi_1' }],
    refund: [{ payment: 'pi_1', metadata: { a: 'b' } }],
  },
  google_analytics: {
    run_report: [{ metrics: ['activeUsers'], property_id: '7' }],
    create_key_event: [{ event_name: 'purchase', once_per_session: true }],
  },
};

const OPENAPI: Record<string, string[]> = {
  stripe: ['stripe/spec3-2023-09-12.yaml'],
  brevo: ['brevo/openapi.yaml'],
  mailchimp: ['mailchimp/apis-guru-mailchimp.com.json'],
  hubspot: [
    'hubspot/accountInfo-v3.json',
    'hubspot/contacts-v3.json',
    'hubspot/notes-v3.json',
    'hubspot/objects-v3.json',
  ],
};

(given ? describe : describe.skip)(
  `requests against the vendors' own API descriptions${given ? '' : ' (skipped: ../shared/vendor-specs is absent)'}`,
  () => {
    let connectors: Map<string, Connector>;
    beforeAll(async () => {
      connectors = await loadConnectors();
    });

    it.each(Object.keys(OPENAPI))(
      '%s sends nothing its vendor does not document',
      (slug) => {
        const documents = OPENAPI[slug]!.map((path) => read<OpenApi>(path));
        const requests = builtRequests(connectors.get(slug)!, INPUTS[slug]);
        expect(requests.length).toBeGreaterThan(1);
        expect(
          requests.flatMap((built) =>
            openApiProblems(documents, built).map((problem) => `${built.from}: ${problem}`),
          ),
        ).toEqual([]);
      },
      60_000,
    );

    it('google_analytics sends nothing its vendor does not document', () => {
      const documents = ['analyticsadmin', 'analyticsdata'].map((name) =>
        read<Discovery>(`google-analytics/${name}.v1beta.json`),
      );
      const requests = builtRequests(
        connectors.get('google_analytics')!,
        INPUTS['google_analytics'],
      );
      expect(requests.length).toBeGreaterThan(1);
      expect(
        requests.flatMap((built) =>
          discoveryProblems(documents, built).map((problem) => `${built.from}: ${problem}`),
        ),
      ).toEqual([]);
    });

    it('every named vendor is checked', () => {
      const named = [...connectors.values()].filter(
        ({ baseUrl, slug }) => typeof baseUrl === 'string' || slug === 'mailchimp',
      );
      // Google publishes no description of the reviews and posts that Business Profile is about.
      expect(named.map(({ slug }) => slug).sort()).toEqual(
        [...Object.keys(OPENAPI), 'google_analytics', 'google_business_profile'].sort(),
      );
    });
  },
);
