import type { Connection } from '@patchbay/contracts/connection';
import { CONNECTIONS } from '../cast/connections.ts';
import type { DemoConnection } from '../cast/demo-connection.ts';
import type { Memory } from '../memory.ts';
import type { Say } from '../say.ts';
import { connect, connectAgain, settingsAt, siteOf } from './connect.ts';
import { renewFate } from './fates.ts';
import type { Troupe } from './troupe.ts';
import type { Vendor } from './vendor.ts';

/** A connection of the demo and its id here. */
export interface Placed {
  demo: DemoConnection;
  id: number;
}

/**
 * Every connection of the demo that should stand: those of an earlier start are made to work with
 * the stand-in of this one, those that are missing are made. One that the user has disconnected
 * stays away.
 */
export async function placeConnections(
  troupe: Troupe,
  vendor: Vendor,
  memory: Memory,
  say: Say,
): Promise<Placed[]> {
  const admin = await troupe.as('admin');
  const standing = new Map<string, Connection>();
  for (const site of new Set(CONNECTIONS.map(siteOf))) {
    for (const each of await admin.list<Connection>(`${site}/connections`)) {
      standing.set(`${site} ${each.display_name}`, each);
    }
  }
  const placed: Placed[] = [];
  for (const demo of CONNECTIONS) {
    const operator = await troupe.as(demo.operator);
    const found = standing.get(`${siteOf(demo)} ${demo.name}`);
    if (found) {
      await revive(demo, found, { operator, vendor }, memory, say);
      placed.push({ demo, id: found.id });
    } else if (!memory.settled.includes(demo.key)) {
      placed.push({ demo, id: await connect(demo, { operator, vendor }) });
    }
  }
  return placed;
}

/** The stand-in began anew, perhaps at another address, and has forgotten every grant and fault. */
async function revive(
  demo: DemoConnection,
  connection: Connection,
  stage: Parameters<typeof connectAgain>[2],
  memory: Memory,
  say: Say,
): Promise<void> {
  try {
    if (memory.vendorUrl !== stage.vendor.url && Object.keys(demo.settings).length > 0) {
      await stage.operator.patch(`${siteOf(demo)}/connections/${connection.id}`, {
        settings: settingsAt(demo, stage.vendor.url),
      });
    }
    await renewFate(demo, connection, stage.vendor);
    const lost = demo.fate === 'grant_revoked' || demo.fate === 'grant_expires';
    if (demo.flow === 'oauth' && !lost) await connectAgain(demo, connection, stage);
  } catch (error) {
    // What the user changed since may not fit any more; the rest of the demo still does.
    say(`  ${demo.name} is left as it is: ${(error as Error).message}`);
  }
}
