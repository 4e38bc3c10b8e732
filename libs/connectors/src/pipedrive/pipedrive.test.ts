import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import { hostIn } from './company-host.ts';
import connector from './connector.ts';
import { findPerson } from './find-steps.ts';

const person = { email: 'ada@example.com', first_name: 'Ada', phone: '1' };

describe('Pipedrive’s host', () => {
  it('is the company’s, as the token answer names it', () => {
    expect(hostIn({ api_domain: 'https://acme.pipedrive.com' })).toEqual({
      company_domain: 'acme.pipedrive.com',
    });
    const settings = { company_domain: 'acme.pipedrive.com' };
    expect(built(connector, 'create_deal', { name: 'D' }, { settings }).url).toBe(
      'https://acme.pipedrive.com/api/v2/deals',
    );
  });

  it.each(['https://acme.pipedrive.com.evil.test', 'acme', 7, undefined])(
    'is not taken from %j',
    (api_domain) => {
      expect(hostIn({ api_domain })).toEqual({});
    },
  );

  it('is the common one when nobody named the company’s', () => {
    expect(built(connector, 'create_deal', { name: 'D' }).url).toBe(
      'https://api.pipedrive.com/api/v2/deals',
    );
  });
});

describe('a person at Pipedrive', () => {
  const update = (found: Record<string, string | number>) =>
    connector.actions['upsert_contact']!.request(person, contextOf(), found);

  it('is looked for by the exact address, then made with a company', () => {
    const requests = requestsOf(connector, 'upsert_contact', contextOf());
    expect(requests.map(({ step }) => step)).toEqual([
      'find_person',
      'find_organization',
      'create_organization',
      undefined,
    ]);
    const { email } = person;
    const query = { term: email, fields: 'email', exact_match: true, limit: 1 };
    expect(requests[0]?.request.query).toEqual(query);
    expect(requests[3]?.request.json).toMatchObject({
      name: 'Ada Lovelace',
      emails: [{ value: 'ada@example.com', primary: true }],
      org_id: 301,
    });
  });

  it('keeps addresses and numbers that Pipedrive has already', () => {
    const data = { items: [{ item: { id: 7, phones: ['1', '2'] } }] };
    const found = findPerson.read(answer(200, { success: true, data }), person, {})!;
    const { method, params, json } = update(found as Record<string, string | number>);
    expect({ method, params }).toEqual({ method: 'PATCH', params: { id: 7 } });
    expect(json).toMatchObject({
      phones: [
        { value: '1', primary: true },
        { value: '2', primary: false },
      ],
    });
    expect(json).not.toHaveProperty('emails');
  });

  it('is not looked for again when its number was given', () => {
    expect(findPerson.request({ ...person, contact_id: '9' }, contextOf(), {})).toBeUndefined();
  });
});

describe('a note at Pipedrive', () => {
  it('belongs to something and bears the time at which it was handed over', () => {
    expect(accepts(connector, 'log_activity', { note: 'n' })).toBe(false);
    const over = { acceptedAt: Date.UTC(2026, 0, 2, 3, 4, 5) };
    expect(built(connector, 'log_activity', { note: 'n', deal_id: '4' }, over).json).toEqual({
      content: 'n',
      deal_id: 4,
      add_time: '2026-01-02 03:04:05',
    });
  });
});

describe('Pipedrive’s answer', () => {
  it('tells a missing scope from a limit of the plan', () => {
    const read = (error: string) =>
      readTest(connector, 'oauth', answer(403, { success: false, error }), contextOf()).outcome;
    expect(read('Scope and URL mismatch')).toBe('scope_insufficient');
    expect(read('User account has reached a limit for an entity.')).toBe('vendor_error');
  });

  it('is a failure when it says so inside a success', () => {
    expect(readAttempt(connector, 'oauth', answer(200, { success: false }))).toMatchObject({
      verdict: 'rejected',
      errorCode: 'unsuccessful',
    });
  });
});

it('an address is no API token', () => {
  expect(refusalOf(connector, 'api_key', { api_token: 'https://acme.pipedrive.com' })).toMatch(
    /is an address/,
  );
});
