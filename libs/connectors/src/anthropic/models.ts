import type { DiscoverContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { z } from 'zod';

const Models = z.object({
  data: z.array(z.object({ type: z.literal('model'), id: z.string().min(1) })).min(1),
});

/** https://platform.claude.com/docs/en/api/models-list */
export const listModels = (): VendorRequest => ({
  method: 'GET',
  path: '/v1/models',
  query: { limit: 100 },
});

/** Only keys of administrators may ask for the organization; every answer's headers name it. */
export function accountOf({ body, headers }: VendorResponse): VendorAccount | undefined {
  if (!Models.safeParse(body).success) return undefined;
  const id = headers['anthropic-organization-id'];
  if (!id) return { id: 'api.anthropic.com', name: 'Anthropic' };
  return { id, name: `Organization ${id.slice(0, 8)}` };
}

/** The newest come first; of the families that there are, the middle one suits most work. */
export async function discover({ call }: DiscoverContext): Promise<{ newest_model: string }> {
  const response = await call(listModels());
  const models = response.status === 200 ? Models.safeParse(response.body).data?.data : undefined;
  const model = models?.find(({ id }) => id.includes('sonnet')) ?? models?.[0];
  if (!model) throw new UnexpectedAnswerError(response);
  return { newest_model: model.id };
}
