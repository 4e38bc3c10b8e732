import views from './first-views.json' with { type: 'json' };

/** A file of the build as Vite's manifest names it. */
export type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] }>;

/** What each first view needs besides what the document names itself; paths below the page's root. */
export interface EarlyFiles {
  /** Before any page of a site. */
  frame: string[];
  /** By the page, as in `/sites/<site>/<page>`. */
  pages: Record<string, string[]>;
  login: string[];
}

/** @param document the built index.html: what it names needs no second mention */
export function earlyFiles(manifest: Manifest, document: string): EarlyFiles {
  const frame = filesOf(manifest, views.frame).filter((file) => !document.includes(file));
  const besides = (modules: string[], known: string[]) =>
    filesOf(manifest, modules).filter((file) => !document.includes(file) && !known.includes(file));
  return {
    frame,
    pages: Object.fromEntries(
      Object.entries(views.lists).map(([page, modules]) => [page, besides(modules, frame)]),
    ),
    login: besides(['src/routes/login.tsx?tsr-split=component'], []),
  };
}

/** Scripts and styles of modules and of what they import statically, each once. */
function filesOf(manifest: Manifest, modules: readonly string[]): string[] {
  const [seen, files] = [new Set<string>(), new Set<string>()];
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const entry = manifest[name];
    if (!entry) throw new Error(`${name} is no file of the built page; see first-views.json.`);
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(`/${file}`);
    entry.imports?.forEach(visit);
  };
  modules.forEach(visit);
  return [...files];
}
