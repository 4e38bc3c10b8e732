import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import connector from './connector.ts';
import { SAMPLE_PARCEL } from './sample-parcel.ts';
import { usualProduct } from './product.ts';
import { plannedAt } from './planned-at.ts';
import { trackingOf } from './tracking.ts';

const { context } = trialsOf(connector).trials[0]!;
const last = (name: string, input?: unknown) =>
  requestsOf(connector, name, context, input).at(-1)!.request;
const made = (change: object) => last('create_shipment', { ...SAMPLE_PARCEL, ...change }).json;

describe('DHL Express', () => {
  it('asks for prices in kilograms and centimetres, for this account', () => {
    expect(last('get_rates').json).toEqual({
      customerDetails: {
        shipperDetails: { postalCode: '14800', cityName: 'Prague', countryCode: 'CZ' },
        receiverDetails: { postalCode: 'SW1A 2AA', cityName: 'London', countryCode: 'GB' },
      },
      accounts: [{ typeCode: 'shipper', number: '123456789' }],
      plannedShippingDateAndTime: '2026-01-02T04:04:05GMT+00:00',
      unitOfMeasurement: 'metric',
      isCustomsDeclarable: false,
      nextBusinessDay: true,
      packages: [{ weight: 1.2, dimensions: { length: 30, width: 20, height: 10 } }],
    });
  });

  it('makes a label with what customs must know', () => {
    expect(last('create_shipment').json).toMatchObject({
      pickup: { isRequested: false },
      productCode: 'P',
      customerReferences: [{ typeCode: 'CU', value: 'A-1042' }],
      customerDetails: {
        receiverDetails: {
          postalAddress: { addressLine1: '10 Downing Street' },
          contactInformation: { companyName: 'Ada Lovelace', fullName: 'Ada Lovelace' },
        },
      },
      content: {
        description: 'Bicycle bells',
        isCustomsDeclarable: true,
        declaredValue: 29.98,
        declaredValueCurrency: 'EUR',
        incoterm: 'DAP',
        exportDeclaration: {
          invoice: { number: 'A-1042', date: '2026-01-02' },
          lineItems: [{ number: 1, price: 14.99, quantity: { value: 2 } }],
        },
      },
    });
  });

  it('breaks long streets into lines, and refuses what has no room', () => {
    const street = `${'a'.repeat(40)} ${'b'.repeat(40)}`;
    expect(made({ to: { ...SAMPLE_PARCEL.to, street } })).toMatchObject({
      customerDetails: {
        receiverDetails: {
          postalAddress: { addressLine1: 'a'.repeat(40), addressLine2: 'b'.repeat(40) },
        },
      },
    });
    expect(() => made({ to: { ...SAMPLE_PARCEL.to, street: 'a'.repeat(46) } })).toThrow(/3 lines/);
  });

  it('calls the connection’s phone where an address has none, and refuses without any', () => {
    const { phone: _, ...to } = SAMPLE_PARCEL.to;
    expect(JSON.stringify(made({ to }))).toContain('+49301234567');
    const bare = { ...context, settings: { account_number: '1' } };
    const input = { ...SAMPLE_PARCEL, to };
    expect(() => requestsOf(connector, 'create_shipment', bare, input)).toThrow(/is needed by DHL/);
  });

  it.each([
    ['CZ', 'CZ', false, 'N'],
    ['CZ', 'DE', false, 'U'],
    ['CZ', 'GB', false, 'D'],
    ['CZ', 'GB', true, 'P'],
  ])('sends from %s to %s, declared: %s, by the product %s', (from, to, declared, product) => {
    expect(usualProduct(from, to, declared)).toBe(product);
  });

  it('writes times in DHL’s own form', () => {
    expect(plannedAt('2026-03-02T09:00:00.5+01:00', 0)).toBe('2026-03-02T09:00:00GMT+01:00');
    expect(plannedAt('2026-03-02T09:00:00Z', 0)).toBe('2026-03-02T09:00:00GMT+00:00');
  });

  it('calls off the courier, unless there is none or it has been', () => {
    const { request } = connector.actions['cancel_shipment']!;
    const ask = (shipment: string, state: string) =>
      request({ shipment, reason: 'r' } as never, context, { state });
    expect(ask('1234567890:PRG1', 'created')).toMatchObject({
      method: 'DELETE',
      params: { dispatchConfirmationNumber: 'PRG1' },
      query: { requestorName: 'Ada Lovelace', reason: 'r' },
    });
    expect(() => ask('1234567890', 'created')).toThrow(/no pickup/);
    expect(() => ask('1234567890:PRG1', 'in_transit')).toThrow(/on its way/);
  });

  it('says that a shipment nobody scanned yet is created', () => {
    const shipments = [{ shipmentTrackingNumber: '1', status: 'Success', events: [] }];
    expect(trackingOf({ shipments })).toMatchObject({ state: 'created', vendor_state: 'Success' });
  });

  it('tries out in DHL’s test environment', () => {
    const settings = { environment: 'test', account_number: '1' };
    const { baseUrl } = connector;
    expect((baseUrl as (c: typeof context) => string)({ ...context, settings })).toBe(
      'https://express.api.dhl.com/mydhlapi/test',
    );
  });
});
