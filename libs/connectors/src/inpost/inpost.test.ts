import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import connector from './connector.ts';
import { SAMPLE_PARCEL } from './sample-parcel.ts';
import { shipmentState } from './states.ts';

const { context } = trialsOf(connector).trials[0]!;
const requests = (name: string, input?: unknown) => requestsOf(connector, name, context, input);
const created = (input: unknown) =>
  requests('create_shipment', input).find(({ step }) => step === 'create')!.request.json;

describe('InPost', () => {
  it('creates a shipment under the number of the delivery, by which a repeated one is found', () => {
    const [find, create, read] = requests('create_shipment');
    expect(find!.request.query).toEqual({ external_customer_id: 'msg_conformance' });
    expect(create!.request.json).toEqual({
      receiver: {
        first_name: 'Ada',
        last_name: 'Nowak',
        phone: '500600700',
        email: 'ada@example.com',
        address: {
          street: 'Cybernetyki',
          building_number: '10',
          city: 'Warszawa',
          post_code: '02-677',
          country_code: 'PL',
        },
      },
      sender: expect.objectContaining({ company_name: 'Acme sp. z o.o.' }),
      parcels: [{ id: '1', template: 'medium' }],
      service: 'inpost_locker_standard',
      reference: 'A-1042',
      custom_attributes: { target_point: 'KRA010' },
      external_customer_id: 'msg_conformance',
    });
    expect(read!.request).toMatchObject({ method: 'GET', params: { id: '1234567890' } });
  });

  it('tells the courier the measures', () => {
    const { target_point: _, ...toAddress } = SAMPLE_PARCEL;
    expect(created(toAddress)).toMatchObject({
      service: 'inpost_courier_standard',
      parcels: [
        {
          dimensions: { length: 300, width: 200, height: 100, unit: 'mm' },
          weight: { amount: 1.2, unit: 'kg' },
        },
      ],
    });
  });

  it.each([
    [[80, 380, 640], 'small'],
    [[640, 380, 80], 'small'],
    [[300, 200, 190], 'medium'],
    [[640, 410, 380], 'large'],
  ])('puts %j mm into the box %s', ([length_mm, width_mm, height_mm], template) => {
    const parcels = [{ weight_g: 100, length_mm, width_mm, height_mm }];
    expect(created({ ...SAMPLE_PARCEL, parcels })).toMatchObject({ parcels: [{ template }] });
  });

  it.each([
    ['a parcel too large', { parcels: [{ ...SAMPLE_PARCEL.parcels[0]!, length_mm: 641 }] }],
    ['a parcel too heavy', { parcels: [{ ...SAMPLE_PARCEL.parcels[0]!, weight_g: 25_001 }] }],
    ['no mail address', { to: { ...SAMPLE_PARCEL.to, email: undefined } }],
    ['no phone', { to: { ...SAMPLE_PARCEL.to, phone: undefined } }],
    ['no locker', { service: 'inpost_locker_standard', target_point: undefined }],
  ])('refuses a locker shipment with %s', (_, change) => {
    expect(() => created({ ...SAMPLE_PARCEL, ...change })).toThrow(/is needed|does not fit/);
  });

  it('does not cancel again what is cancelled', () => {
    const { request } = connector.actions['cancel_shipment']!;
    const input = { shipment: '7' } as never;
    expect(request(input, context, { status: 'canceled' }).method).toBe('GET');
    expect(request(input, context, { status: 'created' }).method).toBe('DELETE');
  });

  it('knows what a status means, and that it does not know them all', () => {
    expect(shipmentState('ready_to_pickup')).toBe('ready_for_collection');
    expect(shipmentState('beamed_up')).toBe('unknown');
  });

  it('goes to the sandbox where the token is from there', () => {
    const settings = { ...context.settings, environment: 'sandbox' };
    const { baseUrl, test } = connector;
    expect((baseUrl as (c: typeof context) => string)({ ...context, settings })).toMatch(
      /sandbox-/,
    );
    const answer = { status: 200, headers: {}, text: '', body: { id: 1, name: 'Acme' } };
    expect(test.account(answer, { ...context, settings })?.name).toBe('Acme (test mode)');
  });
});
