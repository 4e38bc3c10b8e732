import type { FactsPanel } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';

const count = z.int().nonnegative().optional().catch(undefined);
const line = z.string().min(1).max(300).optional().catch(undefined);

const Page = z.object({
  id: z.string().min(1),
  name: z.string().min(1).max(500),
  category: line,
  followers_count: count,
  link: line,
});

/** GET /{page-id}: what people see of the Page. */
export const pagePanel: FactsPanel = {
  kind: 'facts',
  title: 'Page',
  description: 'The Page that posts appear on.',
  facts: {
    request: (_query, { settings }) => ({
      method: 'GET',
      path: '/{page}',
      params: { page: String(settings['page_id'] ?? '') },
      query: { fields: 'id,name,category,followers_count,link' },
    }),
    read: ({ body }) => {
      const page = Page.safeParse(body).data;
      if (!page) return undefined;
      const { name, category, followers_count: followers, link } = page;
      return [
        { label: 'Page', value: name },
        ...(category ? [{ label: 'Category', value: category }] : []),
        ...(followers === undefined ? [] : [{ label: 'Followers', value: String(followers) }]),
        ...(link ? [{ label: 'Address', value: link }] : []),
      ];
    },
  },
};
