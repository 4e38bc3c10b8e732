import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config.ts';
import { listenProblem } from '../../src/listen-problem.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: SpawnedServer | undefined;
afterEach(() => server?.kill('SIGKILL'));

describe('a start with a wrong variable', () => {
  it('ends with 1, names every one, prints no value, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    server = spawnServer({
      DATA_DIR: `${folder.path}/data`,
      PORT: 'canary-port',
      MASTER_KEY: 'canary-master-key',
      DATABASE_URL: 'mysql://canary:canary@db/canary',
      RETRY_SCHEDULE: 'canary-later',
      OUTBOUND_ALLOW: '10.0.0.0/8,canary',
      ROLE: 'canary-role',
      REFRESH_MARGINS: 'canary-unknown',
    });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    const said = server.said();
    for (const name of [
      'PORT',
      'MASTER_KEY',
      'DATABASE_URL',
      'RETRY_SCHEDULE',
      'OUTBOUND_ALLOW',
      'ROLE',
      'REFRESH_MARGINS',
    ]) {
      // prettier-ignore
      expect(said).toMatch(new RegExp(`^${name}: .+`, 'm'));
    }
    expect(said).toContain('did you mean REFRESH_MARGIN?');
    expect(said).not.toContain('canary');
    expect(said).not.toMatch(/^\s+at /m);
    folder.remove();
  });
});

describe('what keeps the server from listening', () => {
  it.each([
    ['EADDRINUSE', 'PORT'],
    ['ENOTFOUND', 'HOST'],
    ['EADDRNOTAVAIL', 'HOST'],
  ])('names the variable and not its value: %s', (code, name) => {
    const problem = listenProblem(Object.assign(new Error('listen canary:3000'), { code }));
    expect(problem).toBeInstanceOf(ConfigError);
    expect(problem!.message).toMatch(new RegExp(`^${name}: `));
    expect(problem!.message).not.toMatch(/canary|3000/);
  });

  it('is left as it is when no variable is the reason', () => {
    expect(listenProblem(new Error('out of memory'))).toBeUndefined();
  });
});

describe('the environment', () => {
  /** What a start with it would say. */
  function refusal(env: Record<string, string>): string {
    try {
      loadConfig(env);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  it.each([
    ['PORT', ['x', '-1', '65536', '1.5', '0x50', '1e3', '+80']],
    ['PUBLIC_URL', ['patchbay.example', 'ftp://x', 'javascript:alert(1)', 'https://']],
    ['DATABASE_URL', ['localhost', 'mysql://x', 'http://x']],
    ['TEST_INTERVAL', ['x', '24', 'never', '5ms', '-1h']],
    ['MASTER_KEY', ['x', 'A'.repeat(44), Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]], // prettier-ignore
    ['ADMIN_EMAIL', ['x', '@', 'a b@c.d']],
    ['ADMIN_PASSWORD', ['short']],
    ['OUTBOUND_ALLOW', ['10.0.0.0/33', '::1/129', 'localhost', '10.0.0.0/8;::1', '10.0.0.1/x']],
    ['ROLE', ['API', 'none']],
    ['SMTP_URL', ['mail.example', 'http://mail.example']],
    ['OIDC_ISSUER', ['issuer', 'ftp://issuer']],
    ['OIDC_SCOPES', ['email profile']],
    ['LOG_LEVEL', ['loud']],
    ['REFRESH_MARGIN', ['300', '5 minutes', '-5s']],
    ['RETRY_SCHEDULE', ['1,4,16', '1s,,4s', 's', '1s,31d']],
    ['BREAKER_THRESHOLD', ['0', '-1', 'five', '2.5']],
    ['BREAKER_COOLDOWN', ['soon', '31d']],
    ['OUTBOUND_TIMEOUT', ['30', '0s', '25d']],
    ['CONNECTOR_BASE_URLS', ['x', '[]', '{"stripe":1}', '{"stripe":"no address"}']],
  ])('%s is refused by its name and without its value when it is %j', (name, values) => {
    for (const value of values) {
      const said = refusal({ [name]: value });
      expect([value, said]).toEqual([value, expect.stringMatching(new RegExp(`^${name}: .+`))]);
      if (value.length > 3) expect(said.slice(name.length)).not.toContain(value);
    }
  });

  it('names what half a configuration of single sign-on lacks', () => {
    const said = refusal({ OIDC_ISSUER: 'https://idp.example', OIDC_CLIENT_ID: 'patchbay' });
    expect(said).toBe('OIDC_CLIENT_SECRET: is needed too, for single sign-on');
    expect(refusal({ OIDC_CLIENT_SECRET: 'a secret' })).toMatch(
      /^OIDC_ISSUER: .+\nOIDC_CLIENT_ID: /,
    );
    const whole = { OIDC_ISSUER: 'https://idp.example', OIDC_CLIENT_ID: 'a' };
    expect(refusal({ ...whole, OIDC_CLIENT_SECRET: 'b' })).toBe('');
    expect(refusal({ ...whole, OIDC_CLIENT_SECERT: 'b' })).toContain('did you mean');
  });

  it.each([
    'OUTBOUND_ALOW',
    'BREAKER_TRESHOLD',
    'RETRY_SCHEDULES',
    'DATABASE_URI',
    'MASTERKEY',
    'PATCHBAY_PORT',
    'CONNECTOR_BASEURLS',
  ])(
    // prettier-ignore
    '%s is not known, and said so',
    (name) => {
      const said = refusal({ [name]: 'canary' });
      expect(said).toMatch(new RegExp(`^${name}: is not a known variable`));
      expect(said).not.toContain('canary');
    },
  );

  it('of a machine, which is not meant for Patchbay, is left alone', () => {
    const machine = { PATH: '/bin', HOME: '/root', LANG: 'C', npm_config_cache: '/x', SHLVL: '1' };
    expect(refusal({ ...machine, HOSTNAME: 'a', TERM: 'dumb', KUBERNETES_PORT: 'tcp://x' })).toBe(
      '',
    );
  });

  it('has the documented defaults', () => {
    expect(loadConfig({})).toMatchObject({
      ...{ port: 3000, host: '127.0.0.1', dataDir: './.data', role: 'all', logLevel: 'info' },
      ...{ admin: { email: 'admin@localhost' }, refreshMarginMs: 300_000 },
      ...{ retrySchedule: [1000, 4000, 16_000], breaker: { threshold: 5, cooldownMs: 300_000 } },
      ...{ outboundTimeoutMs: 30_000, outboundAllow: [], connectorBaseUrls: {} },
      testIntervalMs: 86_400_000,
    });
  });

  it.each(['off', '0', '0s'])('switches scheduled tests off with %s', (TEST_INTERVAL) => {
    expect(loadConfig({ TEST_INTERVAL }).testIntervalMs).toBe(0);
  });

  it('in production sends no connector anywhere else', () => {
    const CONNECTOR_BASE_URLS = '{"stripe":"http://127.0.0.1:4010"}';
    expect(loadConfig({ CONNECTOR_BASE_URLS, NODE_ENV: 'production' }).connectorBaseUrls).toEqual({}); // prettier-ignore
    expect(loadConfig({ CONNECTOR_BASE_URLS }).connectorBaseUrls).toHaveProperty('stripe');
  });
});
