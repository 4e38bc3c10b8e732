import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../vendor/record.ts';
import { summarize } from '../vendor/record.ts';
import { CHECKS } from './all.ts';
import type { AttemptRow, Facts } from './facts.ts';
import { repeats } from './repeats-explained.ts';

const DELIVERED: AttemptRow = entry(1, 'delivered', 204);

function entry(attempt: number, outcome: string, code: number | null): AttemptRow {
  return { delivery_id: 1, attempt, outcome, vendor_response_code: code, error_code: null };
}

const came: RecordLine = { kind: 'came', id: 'm-1', behaviour: 'answer' };
const answered: RecordLine = { kind: 'answered', id: 'm-1', event: 'e-1' };
const killed = { kind: 'worker', victim: 'w', inFlight: ['m-1'], recoveryMs: 1 } as const;

/** One delivery that went as it should, but for what is different. */
function facts({
  status = 'delivered',
  attempts = 1,
  log = [DELIVERED],
  vendor = [came, answered],
  ...more
}: {
  status?: string;
  attempts?: number;
  log?: AttemptRow[];
  vendor?: RecordLine[];
} & Partial<Omit<Facts, 'log' | 'vendor'>> = {}): Facts {
  const message_id = 'm-1';
  return {
    accepted: new Map([['e-1', { event: 'e-1', producer: 'p', sequence: 0, deliveryId: 1 }]]),
    deliveries: [{ id: 1, event_identifier: 'e-1', status, attempts, message_id }],
    log: new Map([[1, log]]),
    vendor: summarize(vendor),
    kills: [],
    interrupted: [],
    mostAttempts: 2,
    inOrder: new Set(['p']),
    ...more,
  };
}

function broken(different: Facts): string[] {
  return Object.entries(CHECKS)
    .filter(([, check]) => check(different).length > 0)
    .map(([rule]) => rule);
}

const LOST = 'nothing accepted is lost';
const INVENTED = 'nothing is there that was not accepted';
const ANSWERED = 'what is delivered was answered';
const USED_UP = 'what failed was tried as often as the schedule says';
const WHOLE = 'the log is whole';
const EXPLAINED = 'every repetition is explained';
const ORDER = 'strict order is kept';

describe('the checks of a fault run', () => {
  it('find nothing where all is well', () => {
    expect(broken(facts())).toEqual([]);
  });

  it('find what was accepted and is not there, or never ended', () => {
    expect(broken(facts({ deliveries: [], vendor: [] }))).toEqual([LOST]);
    expect(broken(facts({ status: 'running' }))).toEqual([LOST]);
  });

  it('find what was not accepted, and what the vendor got from nowhere', () => {
    expect(broken(facts({ accepted: new Map() }))).toEqual([INVENTED]);
    expect(broken(facts({ vendor: [came, answered, { ...came, id: 'm-2' }] }))).toEqual([INVENTED]);
  });

  it('find what is called delivered and was never answered, or whose log says otherwise', () => {
    expect(broken(facts({ vendor: [came] }))).toEqual([ANSWERED]);
    expect(broken(facts({ log: [entry(1, 'retried', 500)] }))).toEqual([ANSWERED]);
  });

  it('find what failed too early, or although a 2xx was heard', () => {
    const log = [entry(1, 'failed', 500)];
    expect(broken(facts({ status: 'failed', log, vendor: [came] }))).toEqual([USED_UP]);
    const used = [entry(1, 'retried', 500), entry(2, 'failed', 500)];
    const failed = facts({ status: 'failed', attempts: 2, log: used, vendor: [came, came] });
    expect(broken(failed)).toEqual([]);
    const heard = [came, answered, came];
    expect(broken(facts({ status: 'failed', attempts: 2, log: used, vendor: heard }))).toEqual([
      USED_UP,
    ]);
  });

  it('let a 2xx that nobody heard stand beside a failure', () => {
    const log = [entry(1, 'retried', null), entry(2, 'failed', 500)];
    const vendor = [came, answered, came];
    expect(broken(facts({ status: 'failed', attempts: 2, log, vendor }))).toEqual([]);
  });

  it('find an entry of the log that is missing, or written twice', () => {
    expect(broken(facts({ attempts: 2 }))).toEqual([WHOLE]);
    const twice = [entry(1, 'retried', 500), entry(1, 'retried', 500), entry(2, 'delivered', 204)];
    const vendor = [came, came, came, answered];
    expect(broken(facts({ attempts: 2, log: twice, vendor }))).toEqual([WHOLE]);
  });

  it('find a repetition that no kill explains, and count those that one does', () => {
    const vendor = [came, answered, came, answered];
    expect(broken(facts({ vendor }))).toEqual([EXPLAINED]);
    expect(broken(facts({ vendor, kills: [killed] }))).toEqual([]);
    expect(repeats(facts({ vendor }))).toBe(1);
    const thrice = [...vendor, came, answered];
    expect(broken(facts({ vendor: thrice, kills: [killed] }))).toEqual([EXPLAINED]);
  });

  it('find what overtook another in strict order, and let a repetition pass', () => {
    const second = { event: 'e-2', producer: 'p', sequence: 1, deliveryId: 2 };
    const accepted = new Map([...facts().accepted, ['e-2', second]]);
    const deliveries = [1, 2].map((n) => ({
      ...{ id: n, event_identifier: `e-${n}`, status: 'delivered', attempts: 1 },
      message_id: `m-${n}`,
    }));
    const log = [1, 2].map((n) => [n, [DELIVERED]] as const);
    const other: RecordLine[] = [
      { ...came, id: 'm-2' },
      { kind: 'answered', id: 'm-2', event: 'e-2' },
    ];
    const both = (vendor: RecordLine[]): Facts => ({
      ...facts({ accepted, deliveries, vendor, kills: [killed] }),
      log: new Map(log),
    });
    expect(broken(both([...other, came, answered]))).toEqual([ORDER]);
    expect(broken(both([came, answered, ...other, came, answered]))).toEqual([]);
  });
});
