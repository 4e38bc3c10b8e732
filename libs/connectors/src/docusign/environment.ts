type Settings = Readonly<Record<string, unknown>>;

/** Where people and applications are known: https://developers.docusign.com/platform/auth/reference */
const SERVERS = {
  production: 'https://account.docusign.com',
  demo: 'https://account-d.docusign.com',
} as const;

export function isDemo(settings: Settings): boolean {
  return settings['environment'] === 'demo';
}

export function accountServer(settings: Settings): string {
  return SERVERS[isDemo(settings) ? 'demo' : 'production'];
}
