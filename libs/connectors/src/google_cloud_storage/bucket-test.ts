import type { ConnectionTest } from '@patchbay/connector-sdk/definition';
import { z } from 'zod';
import { READ_WRITE } from './scopes.ts';

export const CREATE = 'storage.objects.create';
const GET = 'storage.objects.get';

/** Of those asked about, the permissions that are held; without any, the list is left out. */
export const Held = z.object({
  kind: z.literal('storage#testIamPermissionsResponse'),
  permissions: z.array(z.string()).optional().default([]),
});

/**
 * GET /storage/v1/b/{bucket}/iam/testPermissions: needs no right itself and tells which there are.
 * https://docs.cloud.google.com/storage/docs/json_api/v1/buckets/testIamPermissions
 */
export const bucketTest: ConnectionTest = {
  requiredScopes: [READ_WRITE],
  request: ({ settings }) => ({
    method: 'GET',
    path: '/storage/v1/b/{bucket}/iam/testPermissions',
    params: { bucket: String(settings['bucket'] ?? '') },
    query: { permissions: [CREATE, GET] },
  }),
  account: ({ body }, { settings }) => {
    const bucket = settings['bucket'];
    if (!Held.safeParse(body).success || typeof bucket !== 'string') return undefined;
    return { id: bucket, name: bucket };
  },
};
