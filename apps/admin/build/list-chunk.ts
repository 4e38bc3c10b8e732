/** What nearly every list draws, by the folder it stands in. */
const PARTS = {
  '/src/ui/': [
    'data-table/data-table.tsx',
    'data-table/header-cell.tsx',
    'data-table/paged-table.tsx',
    'data-table/sort-select.tsx',
    'data-table/table-body.tsx',
    'gated-button.tsx',
    'gated.tsx',
    'lazy-dialog.tsx',
    'lazy-menu.tsx',
    'list-states.tsx',
    'load-more.tsx',
    'panel.tsx',
    'search-input.tsx',
    'time-text.tsx',
    'toggle-chips.tsx',
    'tone-badge.tsx',
    'vendor-mark.tsx',
  ],
  '/src/lib/': [
    'capability.ts',
    'connector-face.ts',
    'family-name.ts',
    'time.ts',
    'use-ability.ts',
    'use-action.ts',
    'use-now.ts',
    'use-typed-search.ts',
  ],
  '/@tanstack/react-query/build/modern/': [
    'useBaseQuery.js',
    'useInfiniteQuery.js',
    'useMutation.js',
    'useQuery.js',
  ],
  '/@mantine/core/esm/components/': [
    'ActionIcon/ActionIcon.mjs',
    'CloseButton/CloseButton.mjs',
    'NativeSelect/NativeSelect.mjs',
    'Skeleton/Skeleton.mjs',
    'TextInput/TextInput.mjs',
  ],
  '/@tabler/icons-react/dist/esm/icons/': [
    'IconAlertTriangle.mjs',
    'IconCheck.mjs',
    'IconChevronDown.mjs',
    'IconCloudOff.mjs',
    'IconDots.mjs',
    'IconFilterOff.mjs',
    'IconPlus.mjs',
    'IconRefresh.mjs',
    'IconSearch.mjs',
    'IconSelector.mjs',
  ],
};

const ENDS = Object.entries(PARTS).flatMap(([folder, files]) => files.map((file) => folder + file));

/**
 * Whether a module belongs to the chunk of the lists. Left to itself the bundler writes some fifty
 * files of a few hundred bytes, which compress a twentieth worse than one.
 */
export function isListPart(id: string): boolean {
  return ENDS.some((end) => id.endsWith(end));
}
