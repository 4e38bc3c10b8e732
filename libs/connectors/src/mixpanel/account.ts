import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { projectId } from './settings.ts';

const Me = z.object({
  status: z.literal('ok'),
  results: z.object({
    projects: z.record(z.string(), z.object({ name: z.string().optional().catch(undefined) })),
  }),
});

/** `GET /api/app/me` lists the projects of a service account; the connection's must be among them. */
export function accountOf(
  { body }: VendorResponse,
  context: RequestContext,
): VendorAccount | undefined {
  const projects = Me.safeParse(body).data?.results.projects;
  const id = projectId(context);
  if (!projects || !Object.hasOwn(projects, id)) return undefined;
  return { id, name: projects[id]?.name || `Project ${id}` };
}
