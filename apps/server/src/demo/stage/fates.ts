import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectionState } from '@patchbay/core/connection-state';
import type { DemoConnection, Fate } from '../cast/demo-connection.ts';
import type { Caller } from './caller.ts';
import { siteOf } from './connect.ts';
import type { Vendor } from './vendor.ts';

export interface FateScene {
  operator: Caller;
  vendor: Vendor;
  /** Hands over that many deliveries, as the modules do. */
  deliver(count: number): Promise<void>;
}

const ENDS: Readonly<Record<Fate, ConnectionState>> = {
  active: 'active',
  paused: 'paused',
  grant_expires: 'auth_expired',
  grant_revoked: 'auth_revoked',
  key_revoked: 'auth_revoked',
  outage: 'error',
};

/** Enough failures in a row to open the breaker, with one to spare. */
const ENOUGH = 6;
const WAIT_MS = 20_000;

/**
 * Brings a connection to the state it is to show, by what would bring it there in earnest, and lets
 * some work arrive that waits for it.
 */
export async function meetFate(demo: DemoConnection, id: number, scene: FateScene): Promise<void> {
  if (demo.fate === 'active') return;
  await befall(demo, id, scene);
  await untilState(demo, id, scene.operator);
  await scene.deliver(4);
}

async function befall(demo: DemoConnection, id: number, scene: FateScene): Promise<void> {
  const { vendor } = scene;
  switch (demo.fate) {
    case 'active':
      return;
    case 'paused':
      await scene.operator.post(`${siteOf(demo)}/connections/${id}/pause`);
      return;
    case 'grant_expires':
      await vendor.expireGrants(demo.connector, demo.account);
      return test(demo, id, scene.operator);
    case 'grant_revoked':
      await vendor.revokeGrants(demo.connector, demo.account);
      return test(demo, id, scene.operator);
    case 'key_revoked':
      await revokeKey(demo, vendor);
      return scene.deliver(1);
    case 'outage':
      await vendor.breakDown(demo.connector);
      return scene.deliver(ENOUGH);
  }
}

/** The operator looks why nothing arrives any more. */
async function test(demo: DemoConnection, id: number, operator: Caller): Promise<void> {
  await operator.post(`${siteOf(demo)}/connections/${id}/test`);
}

/** What lasts only as long as the stand-in's memory, brought about again after a new start. */
export async function renewFate(
  demo: DemoConnection,
  { state }: Pick<Connection, 'state'>,
  vendor: Vendor,
): Promise<void> {
  if (demo.fate === 'outage' && state === 'error') await vendor.breakDown(demo.connector);
  if (demo.fate === 'key_revoked' && state === 'auth_revoked') await revokeKey(demo, vendor);
}

async function revokeKey({ connector, credentials, account }: DemoConnection, vendor: Vendor) {
  const key = Object.values(credentials)[0]!;
  await vendor.setKey({ vendor: connector, key, account, state: 'revoked' });
}

async function untilState(demo: DemoConnection, id: number, operator: Caller): Promise<void> {
  for (let waited = 0; waited < WAIT_MS; waited += 100) {
    const { body } = await operator.get(`${siteOf(demo)}/connections/${id}`);
    if (body['state'] === ENDS[demo.fate]) return;
    await sleep(100);
  }
  throw new Error(`${demo.name} did not become ${ENDS[demo.fate]}.`);
}
