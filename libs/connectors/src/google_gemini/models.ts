import type { DiscoverContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Models = z.object({
  models: z
    .array(
      z.object({
        name: z.string().regex(/^models\/[\w.-]{1,120}$/),
        supportedGenerationMethods: z.array(z.string()).optional().catch(undefined),
      }),
    )
    .min(1),
});

/** GET /v1beta/models: the lowest-cost call that needs a key; all models fit onto one page. */
export const listModels = (): VendorRequest => ({
  method: 'GET',
  path: '/v1beta/models',
  query: { pageSize: 1000 },
});

/** A key of Gemini names no account: that it works is all there is to know. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  if (!Models.safeParse(body).success) return undefined;
  return { id: 'generativelanguage.googleapis.com', name: 'Gemini API' };
}

/** The quick model that Google itself keeps up to date; else the quick one with the highest number. */
export async function discover({ call }: DiscoverContext): Promise<Record<string, unknown>> {
  const { body } = await call(listModels());
  const writing = (Models.safeParse(body).data?.models ?? [])
    .filter(({ supportedGenerationMethods: can }) => can?.includes('generateContent'))
    .map(({ name }) => name.slice('models/'.length));
  const numbered = writing
    .filter((name) => /^gemini-[\d.]+-flash$/.test(name))
    .sort((a, b) => versionOf(b) - versionOf(a));
  const newest = writing.find((name) => name === 'gemini-flash-latest') ?? numbered[0];
  return newest === undefined ? {} : { newest_model: newest };
}

function versionOf(name: string): number {
  return Number(/^gemini-(\d+(?:\.\d+)?)/.exec(name)?.[1] ?? 0);
}
