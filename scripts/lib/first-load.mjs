import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fromRoot } from './paths.mjs';

/** Most that the first load of a list may be: bytes of script, compressed. */
export const FIRST_LOAD_LIMIT = 250_000;

/**
 * `frame` is what every page of a site loads before its own; `lists` what each of them draws first.
 * Some of it is imported lazily, and drawn at once all the same. Charts come after that.
 */
const views = JSON.parse(readFileSync(fromRoot('apps/admin/build/first-views.json'), 'utf8'));

/**
 * The files of script that a browser must have before it can draw `modules`: theirs and what they
 * import statically, each once.
 *
 * @param {Record<string, { file: string, imports?: string[] }>} manifest as Vite writes it
 * @param {string[]} modules
 * @throws naming the module that the build does not know.
 */
export function scriptsOf(manifest, modules) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    const entry = manifest[name];
    if (!entry) throw new Error(`${name} is no file of the built page; see first-views.json.`);
    seen.add(name);
    entry.imports?.forEach(visit);
  };
  modules.forEach(visit);
  const files = [...seen].map((name) => manifest[name].file);
  return [...new Set(files)].filter((file) => file.endsWith('.js'));
}

/** The scripts that the document itself asks for: the entry and what it preloads. */
export function scriptsIn(html) {
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
}

/** Fails when a list loads more script than the limit, and tells what each loads. */
export async function checkFirstLoads() {
  const folder = fromRoot('apps/admin/dist/');
  const manifest = JSON.parse(readFileSync(`${folder}.vite/manifest.json`, 'utf8'));
  const entry = scriptsIn(readFileSync(`${folder}index.html`, 'utf8'));
  const size = (file) => gzipSync(readFileSync(folder + file)).length;
  const loads = Object.entries(views.lists).map(([name, modules]) => {
    const files = new Set([...entry, ...scriptsOf(manifest, [...views.frame, ...modules])]);
    return { name, bytes: [...files].reduce((sum, file) => sum + size(file), 0) };
  });
  const told = loads.map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(1)} kB`).join(', ');
  const isOver = loads.some(({ bytes }) => bytes > FIRST_LOAD_LIMIT);
  const limit = `${FIRST_LOAD_LIMIT / 1000} kB of compressed script are allowed at first`;
  return { code: isOver ? 1 : 0, output: `${limit}: ${told}` };
}
