import { describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const inTurnUrl = pathToFileURL(join(import.meta.dirname, 'in-turn.mjs')).href;

/** A process that takes its turn in `folder` and says when it is in and out. */
function turn(folder, name, ms) {
  const script = `
    import { inTurn } from '${inTurnUrl}';
    import { setTimeout as sleep } from 'node:timers/promises';
    await inTurn(async () => {
      console.log('${name} in ' + Date.now());
      await sleep(${ms});
      console.log('${name} out ' + Date.now());
    }, ${JSON.stringify(folder)});`;
  return spawn(process.execPath, ['--input-type=module', '-e', script]);
}

async function timesOf(child) {
  const lines = (await text(child.stdout)).split('\n');
  const at = (word) => Number(lines.find((line) => line.includes(` ${word} `))?.split(' ')[2]);
  return { in: at('in'), out: at('out') };
}

describe('preparing in turn', () => {
  it('lets a second process in only when the first is out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-turn-'));
    const [a, b] = await Promise.all(['a', 'b'].map((name) => timesOf(turn(folder, name, 300))));
    const [first, second] = a.in < b.in ? [a, b] : [b, a];
    expect(second.in).toBeGreaterThanOrEqual(first.out);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('takes over from a process that was killed in its turn', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-turn-'));
    const killed = turn(folder, 'killed', 60_000);
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await timesOf(turn(folder, 'next', 0))).in).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });

  it('takes over when the pid now belongs to another process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-turn-'));
    writeFileSync(join(folder, 'preparing.lock'), `${process.pid} 1`);
    expect((await timesOf(turn(folder, 'next', 0))).in).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });
});
