import type {
  DiscoverContext,
  RequestContext,
  VendorAccount,
} from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { z } from 'zod';
import { appUrl, organizationOf, projectId } from './settings.ts';

const Project = z.object({
  id: z.int(),
  name: z.string().min(1),
  api_token: z.string().regex(/^[\w-]{10,100}$/),
});

/** https://posthog.com/docs/api/projects */
export function projectRequest(context: Pick<RequestContext, 'settings'>): VendorRequest {
  return {
    method: 'GET',
    baseUrl: appUrl(context),
    path: '/api/organizations/{organization_id}/projects/{id}/',
    params: { organization_id: organizationOf(context), id: projectId(context) },
  };
}

export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const project = Project.safeParse(body).data;
  return project && { id: String(project.id), name: project.name };
}

/** The token that events name their project by. It stands in every page, and can only write. */
export async function discover(context: DiscoverContext): Promise<{ project_token: string }> {
  const response = await context.call(projectRequest(context));
  const project = response.status === 200 ? Project.safeParse(response.body).data : undefined;
  if (!project) throw new UnexpectedAnswerError(response);
  return { project_token: project.api_token };
}

export function projectToken({ settings }: Pick<RequestContext, 'settings'>): string {
  const { project_token: token } = settings;
  if (typeof token === 'string' && token) return token;
  throw new RequestBuildError('project_token', 'the project’s token is not known yet');
}
