import { DESCRIPTIONS } from './descriptions.mjs';

const FLOWS = {
  oauth: 'OAuth 2.0',
  api_key: 'API key',
  basic: 'User name and password',
  signed_token: 'Signing secret',
};

const FAMILIES = {
  e_signature: 'E-signature',
  ai: 'AI and voice',
  crm: 'CRM',
  social: 'Social and ads',
  generic: 'Generic: any system',
  webhook: 'Webhooks',
};

/**
 * docs/connectors.md.
 *
 * @param {Iterable<import('@patchbay/connector-sdk/definition').Connector>} connectors
 * @param {Map<string, import('@patchbay/connector-sdk/contract').VendorContract>} contracts
 * @param {readonly import('@patchbay/connector-sdk/planned').PlannedDefinition[]} planned
 */
export function connectorsPage(connectors, contracts, planned) {
  const all = [...connectors];
  const families = Map.groupBy?.(all, ({ family }) => family) ?? grouped(all);
  const sections = [...families]
    .map(([family, members]) => [FAMILIES[family] ?? capital(family), members])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([title, members]) => [
      `## ${title}`,
      ...members
        .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
        .map((connector) => entry(connector, contracts.get(connector.slug))),
    ]);
  return `${[head(all, contracts), ...sections, plannedSection(planned)].join('\n\n')}\n`;
}

function grouped(all) {
  const families = new Map();
  for (const one of all) families.set(one.family, [...(families.get(one.family) ?? []), one]);
  return families;
}

function head(all, contracts) {
  return `# Connectors

Made by \`npm run connectors:docs\` from the definitions in \`libs/connectors/src\`; not to be changed by hand.

${all.length} connectors. How each is checked:

- **Replay**, every vendor's: its documented answers are replayed through the running server. Each of the six outcomes of a test, each action's success with its result, and its refusal with its code; besides, junk of every kind.
- **Description**, ${contracts.size} of them: every request of the test, the actions, their steps and the token addresses is held against the vendor's machine-readable description, as are the scopes, and what is read of answers. Where a connector departs from it, the reason and its source stand in its \`contract.ts\`.`;
}

function entry(connector, contract) {
  const { name, slug, description, rateLimit, versions, bundle, sources, auth } = connector;
  const actions = Object.entries(connector.actions).map(action);
  const lines = [
    `- Flows: ${auth.map(flow).join('; ')}.`,
    ...auth.flatMap(scopes),
    `- Actions: ${actions.join(', ') || 'none; modules call it through the proxy'}.`,
    ...(rateLimit ? [`- Limit: ${rateLimit.requests} calls in ${time(rateLimit.perMs)}.`] : []),
    ...(versions ? [`- Versions: ${versions.map(version).join(', ')}.`] : []),
    ...(bundle ? [`- Shares its account with the other connectors of ${bundle.name}.`] : []),
    `- Checked: ${checked(contract)}.`,
    `- Sources: ${sources.map((source) => `<${source}>`).join(', ')}`,
  ];
  return `### ${name} (\`${slug}\`)\n\n${description}\n\n${lines.join('\n')}`;
}

function flow(method) {
  if (method.flow === 'oauth') {
    const notes = [method.pkce === 'none' && 'without PKCE', method.ownClient && 'with an application of its own', !method.authorizeUrl && 'with a grant that is brought along'].filter(Boolean); // prettier-ignore
    return `${FLOWS.oauth}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  }
  const words = method.label ?? FLOWS[method.flow];
  return method.grant ? `${words} (buys short-lived tokens)` : words;
}

function scopes(method) {
  const offered = method.flow === 'oauth' ? Object.entries(method.scopes) : [];
  if (offered.length === 0) return [];
  const words = offered.map(([scope, { title, required }]) => `\`${scope}\` (${title}${required ? '; required' : ''})`); // prettier-ignore
  return [`- Scopes: ${words.join(', ')}.`];
}

function action([name, { tool, before = [] }]) {
  const notes = [tool && tool !== name && `as \`${tool}\``, before.length > 0 && `${before.length} ${before.length === 1 ? 'step' : 'steps'} before`].filter(Boolean); // prettier-ignore
  return `\`${name}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function time(ms) {
  const units = [[86_400_000, 'day'], [3_600_000, 'hour'], [60_000, 'minute'], [1000, 'second']]; // prettier-ignore
  const [length, unit] = units.find(([each]) => ms % each === 0) ?? [1, 'millisecond'];
  const count = ms / length;
  return count === 1 ? `a ${unit}`.replace('a hour', 'an hour') : `${count} ${unit}s`;
}

function version({ version: name, default: isDefault, sunset }) {
  const notes = [isDefault && 'default', sunset && `until ${sunset}`].filter(Boolean);
  return `\`${name}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function checked(contract) {
  if (!contract) return 'replay';
  const paths = [...(contract.openapi ?? []), ...(contract.discovery ?? [])];
  const folders = [...new Set(paths.map((path) => path.split('/')[0]))];
  const named = folders.map((folder) => {
    const { from, date, official } = DESCRIPTIONS[folder] ?? {};
    if (!from) throw new Error(`scripts/lib/connectors-docs/descriptions.mjs lacks ${folder}`);
    return `${from}, ${date}${official ? '' : ', a copy'}`;
  });
  const count = contract.exceptions?.length ?? 0;
  const noted = count === 0 ? '' : `, with ${count} noted ${count === 1 ? 'exception' : 'exceptions'}`; // prettier-ignore
  return `replay; description (${named.join('; ')})${noted}`;
}

function plannedSection(planned) {
  return ['## Planned', ...planned.map(({ name, slug, description }) => `- ${name} (\`${slug}\`): ${description}`)] // prettier-ignore
    .join('\n\n')
    .replaceAll('\n\n- ', '\n- ')
    .replace('## Planned\n', '## Planned\n\n');
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
