import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connectorsQuery } from '../../features/library/api/connectors.ts';
import type { ConnectorFace, ConnectorFaces } from '../../lib/connector-face.ts';
import { useSite } from '../../lib/site-context.tsx';

/** Names and marks of the library by slug, and the families there are. Empty until it is loaded. */
export function useConnectorFaces(): { faces: ConnectorFaces; families: string[] } {
  const { data } = useQuery(connectorsQuery(useSite().slug));
  return useMemo(() => {
    const faces = new Map<string, ConnectorFace>();
    for (const { slug, name, icon, family, fields } of data ?? []) {
      faces.set(slug, { name, icon, family, redirects: !fields.includes('refresh_token') });
    }
    return { faces, families: [...new Set(data?.map((each) => each.family))].sort() };
  }, [data]);
}
