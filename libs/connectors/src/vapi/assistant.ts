import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

export const assistantId = z.uuid();

/** The delivery's, else the one in the settings. */
export function chosenAssistant(
  asked: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  const id = asked ?? settings['assistant'];
  if (typeof id === 'string' && id !== '') return id;
  throw new RequestBuildError('assistant', 'is missing');
}

/**
 * Keys cannot read their own organization, and lists may be empty: the assistant of the settings
 * tells both. https://docs.vapi.ai/api-reference/assistants/get
 */
export const testRequest = ({ settings }: RequestContext): VendorRequest => ({
  method: 'GET',
  path: '/assistant/{id}',
  params: { id: chosenAssistant(undefined, settings) },
});

const Assistant = z.object({
  id: z.string().min(1),
  orgId: z.string().min(1),
  name: z.string().nullish().catch(undefined),
});

export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const assistant = Assistant.safeParse(response.body).data;
  return assistant && { id: assistant.orgId, name: assistant.name || assistant.id };
}
