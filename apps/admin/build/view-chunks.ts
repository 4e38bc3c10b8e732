import views from './first-views.json' with { type: 'json' };
import { libraryPart } from './library-parts.ts';

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

interface ChunkGroup {
  name: (id: string, graph: ModuleGraph) => string | null;
  priority: number;
  debugName: string;
}

/** What so many lists draw is loaded with each of them. */
const COMMON = 3;

/**
 * Chunks by what draws a module at first: the frame of every page, most lists, two lists, or one. Left
 * to itself the bundler writes a file for each set of pages that share a module, sixty of them a list,
 * and on a slow line each costs more than its few hundred bytes.
 *
 * @param root the folder of the page's sources
 */
export function viewChunks(root: string): ChunkGroup[] {
  const drawnBy = firstViews(root);
  const group = (priority: number, nameOf: (lists: string[]) => string | null): ChunkGroup => ({
    ...{ priority, debugName: `first views ${priority}` },
    name: (id, graph) => {
      const lists = drawnBy(id, graph);
      return lists && nameOf(lists);
    },
  });
  const part: ChunkGroup = {
    ...{ priority: 0.95, debugName: 'parts of libraries' },
    name: (id) => libraryPart(id),
  };
  return [
    part,
    // Of several groups the first takes what its modules import, too.
    group(0.9, (lists) => (lists.includes('frame') ? 'frame' : null)),
    group(0.8, (lists) => (lists.length >= COMMON ? 'lists' : null)),
    group(0.7, (lists) => (lists.length === 2 ? lists.join('-') : null)),
    group(0.6, ([only, another]) => (only && !another ? `${only}-list` : null)),
  ];
}

/** @returns which first views draw a module; null for what comes later */
function firstViews(root: string) {
  let known: Map<string, string[]> | undefined;
  return (id: string, graph: ModuleGraph): string[] | null => {
    known ??= readViews(root, graph);
    return known.get(id) ?? null;
  };
}

function readViews(root: string, graph: ModuleGraph): Map<string, string[]> {
  const drawn = new Map<string, string[]>();
  const named = Object.entries<string[]>({ frame: views.frame, ...views.lists });
  for (const [view, modules] of named) {
    const seen = new Set<string>();
    const visit = (id: string) => {
      if (seen.has(id)) return;
      seen.add(id);
      // Beyond an index that exports a whole library nobody can tell what is drawn.
      if (id.includes('/node_modules/')) return;
      drawn.set(id, [...(drawn.get(id) ?? []), view]);
      graph.getModuleInfo(id)?.importedIds.forEach(visit);
    };
    for (const module of modules) {
      visit(module.startsWith('virtual:') ? `\0${module}` : `${root}/${module}`);
    }
  }
  return drawn;
}
