import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prune } from './prune-outputs.mjs';

describe('pruning compiled files', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-prune-'));
    for (const name of ['dist/migrations', 'src/migrations']) {
      mkdirSync(join(folder, name), { recursive: true });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (...paths) => {
    for (const path of paths) writeFileSync(join(folder, path), '');
  };

  it('removes those whose source is gone, and keeps the others', () => {
    write('src/migrations/kept.ts', 'src/view.tsx');
    write('dist/migrations/kept.js', 'dist/migrations/kept.d.ts', 'dist/view.js');
    write('dist/migrations/gone.js', 'dist/migrations/gone.js.map', 'dist/migrations/gone.d.ts');
    prune(join(folder, 'dist'), join(folder, 'src'));
    expect(readdirSync(join(folder, 'dist/migrations')).sort()).toEqual(['kept.d.ts', 'kept.js']);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['migrations', 'view.js']);
  });

  it('touches nothing the compiler did not write', () => {
    write('dist/.tsbuildinfo', 'dist/notes.txt');
    prune(join(folder, 'dist'), join(folder, 'src'));
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual([
      '.tsbuildinfo',
      'migrations',
      'notes.txt',
    ]);
  });
});
