import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDefinition } from '../src/check-definition.ts';
import { conformanceProblems } from '../src/conformance.ts';
import type { ConnectorDefinition } from '../src/definition.ts';
import { booleanField, textField } from '../src/fields.ts';
import type { ChoicePanel, FactsPanel, Panel } from '../src/panel.ts';
import type { PanelSample } from '../src/samples.ts';
import { exampleDefinition } from './example-definition.ts';

const Teams = z.object({ teams: z.array(z.object({ id: z.string(), name: z.string() })) });
const Team = z.object({ id: z.string().min(1), name: z.string() });

const choice: ChoicePanel = {
  kind: 'choice',
  title: 'Team',
  description: 'Whose things are changed.',
  scopes: ['me'],
  steps: [
    {
      name: 'team',
      title: 'Team',
      list: {
        request: ({ limit, page }) => ({ method: 'GET', path: '/teams', query: { limit, page } }),
        read: ({ body }) => {
          const teams = Teams.safeParse(body).data?.teams;
          return teams && { options: teams.map(({ id, name }) => ({ value: id, label: name })) };
        },
      },
    },
  ],
  settle: [
    {
      request: (id) => ({ method: 'GET', path: '/teams/{id}', params: { id } }),
      read: ({ body }) => {
        const team = Team.safeParse(body).data;
        return team && { team: team.id, team_name: team.name };
      },
    },
  ],
  writes: ['team', 'team_name'],
  current: ({ team_name }) => (team_name ? [{ label: 'Team', value: String(team_name) }] : []),
};

const facts: FactsPanel = {
  kind: 'facts',
  title: 'Plan',
  description: 'What the account may do.',
  facts: {
    request: () => ({ method: 'GET', path: '/plan' }),
    read: ({ body }) => {
      const plan = z.object({ plan: z.string() }).safeParse(body).data;
      return plan && [{ label: 'Plan', value: plan.plan }];
    },
  },
};

const ok = (json: unknown) => ({ status: 200, json });
const TEAM: PanelSample = {
  steps: { team: { answer: ok({ teams: [{ id: '7', name: 'Bees' }] }) } },
  value: '7',
  answers: [ok({ id: '7', name: 'Bees' })],
};

function withPanel(
  panel: Panel,
  sample?: PanelSample,
  over: Partial<ConnectorDefinition> = {},
): ConnectorDefinition {
  const plain = exampleDefinition(over);
  const samples = { ...plain.samples!, ...(sample && { panels: { panel: sample } }) };
  return { ...plain, panels: { panel }, samples };
}

const step = (over: object): ChoicePanel => ({
  ...choice,
  steps: [{ ...choice.steps[0], list: { ...choice.steps[0].list, ...over } }],
});

describe('a panel', () => {
  it('that reads and chooses is sound', async () => {
    expect(await conformanceProblems(withPanel(choice, TEAM))).toEqual([]);
    const plan: PanelSample = { answers: [ok({ plan: 'Pro' })] };
    expect(await conformanceProblems(withPanel(facts, plan))).toEqual([]);
  });

  it.each<[string, Panel, RegExp]>([
    ['a kind nobody knows', { ...facts, kind: 'html' as 'facts' }, /^panels\.panel\.kind/],
    ['no title', { ...facts, title: '' }, /^panels\.panel\.title/],
    ['a scope that is not offered', { ...choice, scopes: ['all'] }, /\.scopes: all is not offered/],
    ['no step', { ...choice, steps: [] as never }, /\.steps: at least one/],
    ['two steps of one name', { ...choice, steps: [choice.steps[0], choice.steps[0]] }, /same name/], // prettier-ignore
    ['nothing to store', { ...choice, writes: [] as never }, /\.writes: nothing/],
    ['a setting of no usable name', { ...choice, writes: ['__proto__'] }, /\.writes: __proto__/],
    ['no read', { ...facts, facts: {} as never }, /\.facts\.request: is missing/],
  ])('with %s is no definition', (_what, panel, problem) => {
    expect(checkDefinition(withPanel(panel))).toContainEqual(expect.stringMatching(problem));
  });

  it('stores text, never a switch', () => {
    const settings = z.strictObject({ team: booleanField({ title: 'Team' }).optional() });
    expect(checkDefinition(withPanel(choice, TEAM, { settings }))).toContainEqual(
      expect.stringMatching(/\.writes: team is no text/),
    );
  });

  it.each<[string, Panel, PanelSample | undefined, RegExp]>([
    ['brings no sample', choice, undefined, /^samples\.panels\.panel: is needed/],
    ['writes at the vendor', step({ request: () => ({ method: 'POST', path: '/teams' }) }), TEAM, /POST may change/], // prettier-ignore
    ['asks another host', step({ request: () => ({ method: 'GET', baseUrl: 'https://evil.test', path: '/' }) }), TEAM, /no host/], // prettier-ignore
    ['asks without encryption', step({ request: () => ({ method: 'GET', baseUrl: 'http://api.acme.test', path: '/' }) }), TEAM, /not https/], // prettier-ignore
    ['brings a credential', step({ request: () => ({ method: 'GET', path: '/', headers: { Authorization: 'x' } }) }), TEAM, /credential of its own/], // prettier-ignore
    ['breaks on junk', step({ read: ({ body }: { body: never }) => (body as { a: { b: 1 } }).a.b }), TEAM, /Cannot read/], // prettier-ignore
    ['does not read its sample', step({ read: () => undefined }), TEAM, /does not read its sample/],
    ['stores what it does not declare', { ...choice, writes: ['team'] }, TEAM, /team_name is not among/], // prettier-ignore
    ['does not show the choice', { ...choice, current: () => [] }, TEAM, /does not show/],
    ['shows a choice where none is', { ...choice, current: () => [{ label: 'a', value: 'b' }] }, TEAM, /where none is made/], // prettier-ignore
  ])('that %s does not conform', async (_what, panel, sample, problem) => {
    const problems = await conformanceProblems(withPanel(panel, sample));
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });

  it('stores what the settings accept', async () => {
    const settings = z.strictObject({
      team: textField({ title: 'Team' }).regex(/^t/, 'must begin with t').optional(),
    });
    const samples = {
      ...exampleDefinition().samples!,
      settings: { team: 't1' },
      panels: { panel: TEAM },
    };
    const definition = { ...withPanel(choice, TEAM, { settings }), samples };
    expect(await conformanceProblems(definition)).toContainEqual(
      expect.stringMatching(/\.settle: team must begin with t/),
    );
  });
});
