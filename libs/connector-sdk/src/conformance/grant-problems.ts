import { grantRefusal } from '../auth/grant-refusal.ts';
import type { OAuth2Method } from '../auth/oauth2.ts';
import type { GrantRefusal, TokenGrant } from '../auth/token-grant.ts';
import type { VendorRequest } from '../request.ts';
import { requestUrl } from '../request-url.ts';
import type { GrantSamples } from '../samples.ts';
import { JUNK } from './junk.ts';
import { operatorChose } from './operator-chose.ts';
import { responseOf } from './response-of.ts';
import type { Trial } from './trial.ts';

/** Token requests other than RFC 6749's code and refresh grants: they build, and are understood. */
export async function grantProblems(trial: Trial): Promise<string[]> {
  const { method } = trial;
  if (method.flow === 'oauth') return longLivedProblems(trial, method);
  const grant = 'grant' in method ? method.grant : undefined;
  if (!grant) return [];
  const { flow } = method;
  const at = (problem: string) => `auth.${flow}.grant${problem}`;
  const samples = trial.connector.samples?.grants?.[flow];
  return [
    ...(await requestProblems(trial, grant)).map(at),
    ...junkProblems(grant).map(at),
    ...(samples
      ? sampleProblems(grant, samples).map((problem) => `samples.grants.${flow}${problem}`)
      : [`samples.grants.${flow}: is needed to try the token request`]),
  ];
}

async function requestProblems(trial: Trial, grant: TokenGrant): Promise<string[]> {
  const { settings, now } = trial.context;
  const { access_token: _, ...credentials } = trial.credentials;
  try {
    const request = await grant.request({ credentials, settings, now });
    return targetProblems(trial, request, grant.hosts);
  } catch (error) {
    return [`.request: ${messageOf(error)}`];
  }
}

function targetProblems(
  { connector, context }: Trial,
  request: VendorRequest,
  hosts: readonly string[] = [],
): string[] {
  const reaching = { ...connector, hosts: [...(connector.hosts ?? []), ...hosts] };
  const url = requestUrl(reaching, request, context);
  if (url.protocol === 'https:' || operatorChose(url, context.settings)) return [];
  return [`.request: ${url.origin} is not https`];
}

function sampleProblems(grant: TokenGrant, { granted, refused = {} }: GrantSamples): string[] {
  const problems: string[] = [];
  if (!grant.read(responseOf(granted))?.accessToken) problems.push('.granted: holds no token');
  for (const [meaning, answer] of Object.entries(refused)) {
    const response = responseOf(answer);
    const read: GrantRefusal | 'granted' = grant.read(response)
      ? 'granted'
      : (grant.readError?.(response) ?? grantRefusal(response));
    if (read !== meaning) problems.push(`.refused.${meaning}: is read as ${read}`);
  }
  return problems;
}

function junkProblems(grant: TokenGrant): string[] {
  for (const junk of JUNK) {
    const seen = `${junk.status} ${junk.text.slice(0, 60)}`;
    try {
      if (grant.read(junk)) return [`.read: finds a token in ${seen}`];
      grant.readError?.(junk);
    } catch (error) {
      return [`.read: fails on ${seen} (${messageOf(error)})`];
    }
  }
  return [];
}

const CLIENT = { clientId: 'client-1', clientSecret: 'client-secret-1' };

function longLivedProblems(trial: Trial, { longLived, tokenUrl }: OAuth2Method): string[] {
  if (!longLived) return [];
  const url = typeof tokenUrl === 'function' ? tokenUrl(trial.context.settings) : tokenUrl;
  const hosts = URL.canParse(url) ? [new URL(url).host] : [];
  return (['exchange', 'refresh'] as const).flatMap((key) => {
    try {
      const request = longLived[key]?.('long-lived-token-1', CLIENT);
      if (!request) return [];
      const problems = targetProblems(trial, request, hosts);
      return problems.map((problem) => `auth.oauth.longLived.${key}${problem}`);
    } catch (error) {
      return [`auth.oauth.longLived.${key}: ${messageOf(error)}`];
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
