type Settings = Readonly<Record<string, unknown>>;

export const REGIONS = ['us', 'eu', 'in', 'au', 'jp', 'ca', 'cn', 'sa', 'uk'] as const;
export type Region = (typeof REGIONS)[number];

/** Where people sign in, and where the data is: https://www.zoho.com/accounts/protocol/oauth/multi-dc.html */
const CENTERS: Readonly<Record<Region, { accounts: string; api: string }>> = {
  us: { accounts: 'accounts.zoho.com', api: 'www.zohoapis.com' },
  eu: { accounts: 'accounts.zoho.eu', api: 'www.zohoapis.eu' },
  in: { accounts: 'accounts.zoho.in', api: 'www.zohoapis.in' },
  au: { accounts: 'accounts.zoho.com.au', api: 'www.zohoapis.com.au' },
  jp: { accounts: 'accounts.zoho.jp', api: 'www.zohoapis.jp' },
  ca: { accounts: 'accounts.zohocloud.ca', api: 'www.zohoapis.ca' },
  cn: { accounts: 'accounts.zoho.com.cn', api: 'www.zohoapis.com.cn' },
  sa: { accounts: 'accounts.zoho.sa', api: 'www.zohoapis.sa' },
  uk: { accounts: 'accounts.zoho.uk', api: 'www.zohoapis.uk' },
};

export function hosts(): string[] {
  return Object.values(CENTERS).flatMap(({ accounts, api }) => [accounts, api]);
}

function centerOf({ region }: Settings) {
  return CENTERS[REGIONS.find((each) => each === region) ?? 'us'];
}

/** The account's own data centre tells itself on the way back; until then it is the chosen one. */
export function accountsOf(settings: Settings): string {
  const { accounts_server: told } = settings;
  if (typeof told === 'string' && isOne(told, 'accounts')) return told;
  return `https://${centerOf(settings).accounts}`;
}

/** The token answer names it as `api_domain`. */
export function apiOf(settings: Settings): string {
  const { api_domain: told } = settings;
  if (typeof told === 'string' && isOne(told, 'api')) return told;
  return `https://${centerOf(settings).api}`;
}

/** `?code=…&location=eu&accounts-server=https%3A%2F%2Faccounts.zoho.eu` */
export function accountsServerIn(query: Readonly<Record<string, string>>): Settings {
  const told = query['accounts-server'] ?? '';
  return isOne(told, 'accounts') ? { accounts_server: told } : {};
}

/** `"api_domain": "https://www.zohoapis.eu"` */
export function apiDomainIn(body: Settings): Settings {
  const told = body['api_domain'];
  return typeof told === 'string' && isOne(told, 'api') ? { api_domain: told } : {};
}

/** Both become part of where credentials are sent, so only known addresses are believed. */
function isOne(address: string, kind: 'accounts' | 'api'): boolean {
  return Object.values(CENTERS).some((center) => address === `https://${center[kind]}`);
}
