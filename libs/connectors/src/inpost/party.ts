import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { address } from '@patchbay/connector-sdk/kinds/shipping';
import type { z } from 'zod';
import { goesToLocker } from './services.ts';

type Address = z.output<typeof address>;

/** The forms Receiver and Sender: https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153492 */
export function party(of: Address) {
  return {
    ...nameOf(of),
    ...(of.phone && { phone: localPhone(of.phone) }),
    ...(of.email && { email: of.email }),
    address: {
      ...streetOf(of),
      city: of.city,
      post_code: of.postal_code,
      country_code: of.country,
    },
  };
}

/** @throws RequestBuildError where InPost could not tell the receiver about the parcel */
export function receiver(of: Address, service: string) {
  if (!of.phone) throw new RequestBuildError('to.phone', 'is needed by InPost');
  if (goesToLocker(service) && !of.email) {
    throw new RequestBuildError('to.email', 'is needed for parcel lockers');
  }
  return party(of);
}

function nameOf({ name, company }: Address) {
  const [, first, last] = /^(.+)\s+(\S+)$/.exec(name) ?? [];
  if (!first || !last) return { company_name: company ?? name };
  return { ...(company && { company_name: company }), first_name: first, last_name: last };
}

/** Street and number stand apart, or everything in lines as it was written. */
function streetOf({ street, street_2 }: Address) {
  const [, name, number] =
    /^(.*\D)\s+(\d+\s?[a-z]?(?:\s?[/-]\s?\d+\s?[a-z]?)?)$/i.exec(street) ?? [];
  if (name && number && !street_2) return { street: name, building_number: number };
  return { line1: street, ...(street_2 && { line2: street_2 }) };
}

/** Numbers in Poland are nine digits without the country's. */
function localPhone(phone: string): string {
  const digits = phone.replaceAll(/[\s().-]/g, '');
  return digits.replace(/^(?:\+|00)48(?=\d{9}$)/, '');
}
