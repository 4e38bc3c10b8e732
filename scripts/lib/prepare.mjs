import { buildStale, staleBuilds } from './build.mjs';
import { installMissing, isInstalled } from './install.mjs';
import { inTurn } from './in-turn.mjs';

/**
 * Installs what is missing and builds what is stale; ends the process with an explanation when that
 * fails. When nothing is to be done it only compares stamps. Two starts at once take turns, and the
 * second finds everything done.
 */
export async function prepare() {
  if (isInstalled() && staleBuilds().length === 0) return;
  try {
    await inTurn(async () => {
      await installMissing();
      await buildStale();
    });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

/** The first half of `prepare`, for what needs the tools but not the build. */
export async function prepareTools() {
  if (isInstalled()) return;
  try {
    await inTurn(installMissing);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
