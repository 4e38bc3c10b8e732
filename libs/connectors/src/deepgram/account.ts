import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Projects = z.object({
  projects: z.array(z.object({ project_id: z.string().min(1), name: z.string().catch('') })).min(1),
});

/** `GET /v1/projects`. A key belongs to one project, which is billed for what it does. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const project = Projects.safeParse(response.body).data?.projects[0];
  return project && { id: project.project_id, name: project.name || project.project_id };
}
