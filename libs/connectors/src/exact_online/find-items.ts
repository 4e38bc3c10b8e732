import type { Step } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { textLiteral } from '../_odata/literal.ts';
import { divisionOf } from './division.ts';

interface Lines {
  lines: readonly { item?: string | undefined }[];
}

type Settings = Readonly<Record<string, unknown>>;

const Found = z.object({
  d: z.object({ results: z.array(z.object({ ID: z.guid(), Code: z.string().max(100) })) }),
});

/** GET /api/v1/{division}/logistics/Items: identifiers by code, as the fact `item:<code>`. */
export const findItems: Step<Lines> = {
  name: 'find_items',
  request: ({ lines }, { settings }) => {
    const codes = [...new Set(lines.map((line) => itemCode(line, settings)))];
    return {
      method: 'GET',
      path: '/api/v1/{division}/logistics/Items',
      params: { division: divisionOf(settings) },
      query: {
        $filter: codes.map((code) => `Code eq ${textLiteral(code)}`).join(' or '),
        $select: 'ID,Code',
      },
    };
  },
  read: ({ body }) => {
    const found = Found.safeParse(body).data?.d.results;
    return found && Object.fromEntries(found.map(({ ID, Code }) => [`item:${Code.trim()}`, ID]));
  },
};

/** @throws RequestBuildError when neither the line nor the settings name one */
export function itemCode({ item }: { item?: string | undefined }, settings: Settings): string {
  const code = item ?? settings['item_code'];
  if (typeof code === 'string' && code) return code;
  throw new RequestBuildError('item', 'is needed here or in the connection’s settings');
}
