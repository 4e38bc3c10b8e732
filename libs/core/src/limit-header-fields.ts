import type { LimitReading } from './limit-reading.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** Of a structured list: `"burst";r=5;t=10, "daily";r=900;t=4000`. */
const MEMBER =
  /(?:^|,)\s*(?:"([^"]*)"|([a-z*][\w:./*-]*))((?:\s*;\s*[a-z*][\w.*-]*(?:=(?:"[^"]*"|[^;,\s]*))?)*)/gi;
/** Whatever a vendor sends, so much of it is read. */
const LONGEST = 1000;

/**
 * `RateLimit` and `RateLimit-Policy` as the IETF's HTTPAPI group writes them
 * (draft-ietf-httpapi-ratelimit-headers-08 to -11): one item for each policy, `r` what is left, `t`
 * the seconds until it renews, the policy's window `w` standing in where `t` is missing. A policy
 * that counts something else than requests (`qu`) is passed over. Version 07 wrote
 * `RateLimit: limit=100, remaining=50, reset=5` instead.
 */
export function limitHeaderFields(headers: Headers): LimitReading[] {
  const field = headers['ratelimit']?.slice(0, LONGEST);
  if (!field) return [];
  if (/(?:^|[\s,])remaining\s*=/i.test(field)) return earlierForm(field);
  const policies = new Map(members(headers['ratelimit-policy']?.slice(0, LONGEST) ?? ''));
  const readings: LimitReading[] = [];
  for (const [name, parameters] of members(field)) {
    const remaining = whole(parameters.get('r'));
    const policy = policies.get(name);
    const unit = policy?.get('qu') ?? 'requests';
    if (remaining === undefined || unit !== 'requests') continue;
    const seconds = whole(parameters.get('t')) ?? whole(policy?.get('w'));
    readings.push({ remaining, resetMs: seconds === undefined ? null : seconds * 1000 });
  }
  return readings;
}

function earlierForm(field: string): LimitReading[] {
  const value = (name: string) =>
    whole(new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(\\d+)`, 'i').exec(field)?.[1]);
  const remaining = value('remaining');
  const seconds = value('reset');
  if (remaining === undefined) return [];
  return [{ remaining, resetMs: seconds === undefined ? null : seconds * 1000 }];
}

function members(field: string): [string, Map<string, string>][] {
  return [...field.matchAll(MEMBER)].map(([, quoted, token, parameters]) => {
    const pairs = (parameters ?? '').split(';').map((pair) => pair.trim().split('='));
    const values = pairs.map(([name = '', value = '']) => {
      return [name.toLowerCase(), value.replace(/^"|"$/g, '')] as const;
    });
    return [quoted ?? token ?? '', new Map(values)];
  });
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
