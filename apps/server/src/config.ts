import { isIP } from 'node:net';
import { digits } from '@patchbay/contracts/common';
import { parseDuration } from '@patchbay/core/duration';
import { LONGEST_DELAY_MS } from '@patchbay/core/nearest-rules';
import { z } from 'zod';
import {
  type SecretConfig,
  referableNames,
  secretConfig,
  secretProblems,
  secretVariables,
} from './config-secrets.ts';
import { type SsoConfig, ssoConfig, ssoProblems, ssoVariables } from './config-sso.ts';
import { unknownVariables } from './config-unknown.ts';
import { Secret } from './platform/logging/secret.ts';

const duration = z.string().transform((value, ctx) => {
  const ms = parseDuration(value);
  const wrong = ms === undefined || ms > LONGEST_DELAY_MS;
  if (wrong) ctx.addIssue('must be a duration of at most 30d such as 30s or 5m');
  return ms ?? z.NEVER;
});

const durations = z.string().transform((value, ctx) => {
  const list = value.split(',').map(parseDuration);
  if (!list.every((ms) => ms !== undefined && ms <= LONGEST_DELAY_MS)) {
    ctx.addIssue('must be durations of at most 30d such as 1s,4s,16s');
  }
  return list as number[];
});

const durationOrOff = z.string().transform((value, ctx) => {
  const ms = value === 'off' || value === '0' ? 0 : parseDuration(value);
  const wrong = ms === undefined || (ms > 0 && ms < 1000);
  if (wrong) ctx.addIssue('must be a duration of 1s or more such as 24h, or off');
  return ms ?? z.NEVER;
});

const cidrs = z.string().transform((value, ctx) => {
  const list = value.split(',').map((part) => part.trim()).filter(Boolean); // prettier-ignore
  if (!list.every(isCidr)) ctx.addIssue('must be CIDR ranges such as 10.0.0.0/8,::1/128');
  return list;
});

const httpUrl = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
  message: 'must be an http or https address',
});

const masterKey = z
  .string()
  .refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), 'must be 32 bytes in base64');

const baseUrls = z.string().transform((value, ctx) => {
  const parsed = z.record(z.string(), httpUrl).safeParse(tryJson(value));
  if (!parsed.success) ctx.addIssue('must be a JSON object of connector slugs and addresses');
  return parsed.data ?? z.NEVER;
});

const packageNames = z.string().transform((value, ctx) => {
  const names = value.split(',').map((name) => name.trim()).filter(Boolean); // prettier-ignore
  const isName = (name: string) => /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/.test(name);
  if (!names.every(isName)) ctx.addIssue('must be names of npm packages, divided by commas');
  return names;
});

/** `patchbay@example.com`, or with a name before it in the form of RFC 5322. */
const mailSender = z
  .string()
  .max(320)
  .refine((value) => {
    const address = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(value)?.[1] ?? value;
    return /^[^\s@<>,;"\p{Cc}]+@[^\s@<>,;"\p{Cc}]+$/u.test(address);
  }, 'must be an address such as patchbay@example.com or Patchbay <patchbay@example.com>');

const mailPause = (least: number, most: number, said: string) =>
  duration.refine((ms) => ms >= least && ms <= most, `must be from ${said}`);

/** Every variable Patchbay reads, with its default. Nothing else reads `process.env`. */
export const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: digits(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address')
    .optional(),
  DATA_DIR: z.string().default('./.data'),
  MASTER_KEY: masterKey.optional(),
  MASTER_KEY_PREVIOUS: masterKey.optional(),
  KEY_CACHE: duration
    .refine((ms) => ms >= 1000 && ms <= 3_600_000, 'must be from 1s to 1h')
    .default(60_000),
  ADMIN_EMAIL: z.email().or(z.literal('admin@localhost')).default('admin@localhost'),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  OUTBOUND_ALLOW: cidrs.default([]),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  SMTP_URL: z
    .string()
    .refine(
      (value) =>
        /^smtps?:\/\/./.test(value) && URL.canParse(value) && new URL(value).hostname !== '',
      'must be an smtp:// or smtps:// address',
    )
    .optional(),
  MAIL_FROM: mailSender.optional(),
  ALERT_MAIL_GATHER: mailPause(200, 3_600_000, '200ms to 1h').default(30_000),
  ALERT_MAIL_INTERVAL: mailPause(200, 86_400_000, '200ms to 24h').default(900_000),
  ...ssoVariables,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  REFRESH_MARGIN: duration.default(300_000),
  RETRY_SCHEDULE: durations.default([1000, 4000, 16_000]),
  BREAKER_THRESHOLD: digits(1, 1000).default(5),
  BREAKER_COOLDOWN: duration.default(300_000),
  // What a site may choose, and what timers can hold: from about 24 days on they fire at once.
  OUTBOUND_TIMEOUT: duration
    .refine((ms) => ms >= 100 && ms <= 300_000, 'must be from 100ms to 5m')
    .default(30_000),
  TEST_INTERVAL: durationOrOff.default(86_400_000),
  QUEUE_LIMIT: digits(1, 1_000_000_000).default(1_000_000),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, 'must be 16 or more letters, digits and -._~+/=')
    .optional(),
  CONNECTOR_BASE_URLS: baseUrls.default({}),
  CONNECTOR_PACKAGES: packageNames.default([]),
  ...secretVariables,
});

/** Platform-wide settings; durations in milliseconds. */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Without a slash at its end; undefined until the port is known. */
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
  masterKey: string | undefined;
  /** Still opens what it wrapped; nothing new is wrapped with it. */
  masterKeyPrevious: string | undefined;
  /** How long a site's data keys are used before the database is asked again. */
  keyCacheMs: number;
  admin: { email: string; password: string | undefined };
  outboundAllow: string[];
  role: 'all' | 'api' | 'worker';
  smtp: { url: string; from: string } | undefined;
  /** How long changes are gathered into one mail, and how far apart a site's mails are. */
  alerts: { mailGatherMs: number; mailIntervalMs: number };
  sso: SsoConfig | undefined;
  logLevel: string;
  refreshMarginMs: number;
  retrySchedule: number[];
  breaker: { threshold: number; cooldownMs: number };
  outboundTimeoutMs: number;
  /** How long a connection may be quiet before it is tested; 0 tests none by schedule. */
  testIntervalMs: number;
  /** Deliveries of one site that may wait, pending and held; beyond it acceptance is refused. */
  queueLimit: number;
  /** Lets its holder read the metrics from another machine. */
  metricsToken: Secret | undefined;
  /** Stand-ins for connectors' hosts, by slug; empty in production. */
  connectorBaseUrls: Readonly<Record<string, string>>;
  /** Installed packages that bring connectors. */
  connectorPackages: readonly string[];
  secretReferences: SecretConfig;
}

/** Names what is wrong with the environment; never holds a configured value. */
export class ConfigError extends Error {}

/** @throws ConfigError with one line per variable */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  const isReferable = referableNames(present['SECRET_REFERENCES'], Environment.shape);
  const known = Object.keys(Environment.shape);
  const problems = unknownVariables(Object.keys(present), known, isReferable);
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${String(issue.path[0])}: ${plainMessage(issue)}`);
  }
  if (parsed.success) problems.push(...secretProblems(parsed.data), ...ssoProblems(parsed.data));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));

  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  return {
    production,
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: e.DATABASE_URL,
    dataDir: e.DATA_DIR,
    masterKey: e.MASTER_KEY,
    masterKeyPrevious: e.MASTER_KEY_PREVIOUS,
    keyCacheMs: e.KEY_CACHE,
    admin: { email: e.ADMIN_EMAIL.toLowerCase(), password: e.ADMIN_PASSWORD },
    outboundAllow: e.OUTBOUND_ALLOW,
    role: e.ROLE,
    smtp: e.SMTP_URL ? { url: e.SMTP_URL, from: e.MAIL_FROM ?? 'patchbay@localhost' } : undefined,
    alerts: { mailGatherMs: e.ALERT_MAIL_GATHER, mailIntervalMs: e.ALERT_MAIL_INTERVAL },
    sso: ssoConfig(e),
    logLevel: e.LOG_LEVEL,
    refreshMarginMs: e.REFRESH_MARGIN,
    retrySchedule: e.RETRY_SCHEDULE,
    breaker: { threshold: e.BREAKER_THRESHOLD, cooldownMs: e.BREAKER_COOLDOWN },
    outboundTimeoutMs: e.OUTBOUND_TIMEOUT,
    testIntervalMs: e.TEST_INTERVAL,
    queueLimit: e.QUEUE_LIMIT,
    metricsToken: e.METRICS_TOKEN === undefined ? undefined : Secret.of(e.METRICS_TOKEN),
    connectorBaseUrls: production ? {} : e.CONNECTOR_BASE_URLS,
    connectorPackages: e.CONNECTOR_PACKAGES,
    secretReferences: secretConfig(e, (name) => (isReferable(name) ? present[name] : undefined)),
  };
}

/** zod's messages for enums and numbers do not repeat the input; the custom ones above neither. */
function plainMessage(issue: z.core.$ZodIssue): string {
  return issue.message.replace(/, received .*$/, '');
}

function isCidr(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // reported by the schema as "must be a JSON object"
  }
}
