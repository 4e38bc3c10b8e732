import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { type Manifest, earlyFiles } from './early-files.ts';

const compress = promisify(brotliCompress);
const APPENDED = fileURLToPath(new URL('name-early.js', import.meta.url));

/** Smaller ones fit into a packet as they are. */
const WORTH_COMPRESSING = 1000;

/** What can only be done when all files have their names. */
export function finishPage(): Plugin {
  let folder = '';
  return {
    name: 'patchbay:finish-page',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = `${root}/${build.outDir}`),
    async writeBundle() {
      await moveBoot(folder);
      await packAssets(`${folder}/assets`);
    },
  };
}

/** boot.js becomes an asset with a hash, kept for ever, that also names the files of each first view. */
async function moveBoot(folder: string): Promise<void> {
  const page = `${folder}/index.html`;
  const html = await readFile(page, 'utf8');
  const manifest = JSON.parse(await readFile(`${folder}/.vite/manifest.json`, 'utf8')) as Manifest;
  const files = JSON.stringify(earlyFiles(manifest, html));
  const appended = (await readFile(APPENDED, 'utf8')).replace('(FILES)', () => `(${files})`);
  const script = (await readFile(`${folder}/boot.js`, 'utf8')) + appended;
  const hash = createHash('sha256').update(script).digest('base64url').slice(0, 8);
  const named = html.replace('"/boot.js"', `"/assets/boot-${hash}.js"`);
  if (named === html) throw new Error('index.html does not load /boot.js any more.');
  await writeFile(`${folder}/assets/boot-${hash}.js`, script);
  await writeFile(page, named);
  await rm(`${folder}/boot.js`);
}

/** Beside each file its brotli, as small as it gets: once here instead of at every request. */
async function packAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const source = await readFile(`${folder}/${name}`);
      if (source.length < WORTH_COMPRESSING) return;
      const packed = await compress(source, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
        },
      });
      await writeFile(`${folder}/${name}.br`, packed);
    }),
  );
}
