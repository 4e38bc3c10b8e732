import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { REPOSITORY } from './repository.ts';
import { versionHeader } from './versions.ts';

const Issue = z.object({ number: z.int().positive(), html_url: z.url(), state: z.string() });

/** https://docs.github.com/en/rest/issues/issues#create-an-issue */
export const createIssue = action({
  title: 'Open an issue',
  description: 'Opens an issue in a repository.',
  input: z.strictObject({
    title: z.string().trim().min(1).max(256).meta({ title: 'Title' }),
    body: z
      .string()
      .min(1)
      .max(65_536)
      .optional()
      .meta({ title: 'Text', description: 'Markdown.' }),
    labels: z.array(z.string().min(1).max(50)).max(100).optional().meta({ title: 'Labels' }),
    assignees: z
      .array(z.string().regex(/^[A-Za-z0-9-]{1,39}$/))
      .max(10)
      .optional()
      .meta({ title: 'Assigned to', description: 'User names.' }),
    milestone: z
      .int()
      .positive()
      .optional()
      .meta({ title: 'Milestone', description: 'Its number.' }),
    repository: z
      .string()
      .regex(REPOSITORY, 'must be of the form owner/name')
      .optional()
      .meta({ title: 'Repository', description: 'As the settings say by default.' }),
  }),
  sample: {
    title: 'The order form does not load',
    body: 'Reported by a customer.',
    labels: ['bug'],
    repository: 'acme/shop',
  },
  request: ({ repository, ...issue }, context) => {
    const wanted = repository ?? context.settings['repository'];
    const [, owner, repo] = REPOSITORY.exec(typeof wanted === 'string' ? wanted : '') ?? [];
    if (!owner || !repo)
      throw new RequestBuildError('repository', 'is needed: the settings name none');
    return {
      method: 'POST',
      path: '/repos/{owner}/{repo}/issues',
      params: { owner, repo },
      headers: versionHeader(context),
      json: issue,
    };
  },
  result: {
    schema: z.object({ issue: z.string(), url: z.url(), vendor_state: z.string() }),
    read: ({ body }) => {
      const issue = Issue.safeParse(body).data;
      return (
        issue && { issue: String(issue.number), url: issue.html_url, vendor_state: issue.state }
      );
    },
  },
});
