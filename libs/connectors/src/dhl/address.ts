import type { address } from '@patchbay/connector-sdk/kinds/shipping';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { z } from 'zod';

type Address = z.output<typeof address>;

/** The schema supermodelIoLogisticsExpressAddressRatesRequest of MyDHL API. */
export const place = ({ postal_code, city, country }: Address) => ({
  postalCode: postal_code,
  cityName: city,
  countryCode: country,
});

/**
 * The schemas supermodelIoLogisticsExpressAddressCreateShipmentRequest and …Contact.
 *
 * @param key of the input, for what is said about it
 * @throws RequestBuildError when DHL has no room for an address, or nobody can be called
 */
export function party(of: Address, key: string, phone: unknown) {
  const number = of.phone ?? (typeof phone === 'string' ? phone : undefined);
  if (!number) throw new RequestBuildError(`${key}.phone`, 'is needed by DHL');
  return {
    postalAddress: { ...place(of), ...regionOf(of), ...linesOf(of, key) },
    contactInformation: {
      // A company is required of private people too: their name stands for it.
      companyName: of.company ?? of.name,
      fullName: of.name,
      phone: number,
      ...(of.email && { email: of.email }),
    },
  };
}

const regionOf = ({ region }: Address) => {
  if (!region || region.length > 35) return {};
  return /^[A-Z]{2,3}$/.test(region) ? { provinceCode: region } : { provinceName: region };
};

const LINE = 45;
const MOST_LINES = 3;

/** Lines hold 45 characters; longer ones go on in the next. */
function linesOf({ street, street_2 }: Address, key: string): Record<string, string> {
  const lines = [street, street_2 ?? ''].flatMap(wrapped);
  if (lines.length > MOST_LINES || lines.some((line) => line.length > LINE)) {
    throw new RequestBuildError(`${key}.street`, `must fit into ${MOST_LINES} lines of ${LINE}`);
  }
  return Object.fromEntries(lines.map((line, index) => [`addressLine${index + 1}`, line]));
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
