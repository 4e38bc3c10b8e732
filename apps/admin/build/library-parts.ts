/** What nearly every list draws of libraries, by the folder it stands in. */
const LISTS = {
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
  '/@mantine/core/esm/utils/': [
    'InlineInput/InlineInput.mjs',
    'InlineInput/InlineInput.module.mjs',
    'InputsGroupFieldset/InputsGroupFieldset.mjs',
  ],
  '/@tabler/icons-react/dist/esm/icons/': [
    'IconAlertTriangle.mjs',
    'IconCheck.mjs',
    'IconChevronDown.mjs',
    'IconChevronRight.mjs',
    'IconCircleCheck.mjs',
    'IconCloudOff.mjs',
    'IconDots.mjs',
    'IconFilterOff.mjs',
    'IconKey.mjs',
    'IconPlayerPause.mjs',
    'IconPlugX.mjs',
    'IconPlus.mjs',
    'IconRefresh.mjs',
    'IconRotateClockwise.mjs',
    'IconSearch.mjs',
    'IconSelector.mjs',
  ],
};

/** What two lists draw that do not share much else. */
const SWITCH = { '/@mantine/core/esm/components/': ['Switch/Switch.mjs'] };

/** The same of what stands around every page of a site. */
const FRAME = {
  '/@tabler/icons-react/dist/esm/icons/': [
    'IconActivity.mjs',
    'IconBell.mjs',
    'IconBooks.mjs',
    'IconLayoutDashboard.mjs',
    'IconListDetails.mjs',
    'IconLock.mjs',
    'IconMoon.mjs',
    'IconPlugConnected.mjs',
    'IconSettings.mjs',
    'IconSun.mjs',
  ],
  '/@mantine/hooks/esm/': [
    'use-disclosure/use-disclosure.mjs',
    'use-hotkeys/use-hotkeys.mjs',
    'use-merged-ref/use-merged-ref.mjs',
    'use-uncontrolled/use-uncontrolled.mjs',
  ],
  '/@mantine/core/esm/core/utils/': ['get-env/get-env.mjs', 'noop/noop.mjs'],
};

const ends = (parts: Record<string, string[]>) =>
  Object.entries(parts).flatMap(([folder, files]) => files.map((file) => folder + file));
const CHUNKS = { frame: ends(FRAME), lists: ends(LISTS), switch: ends(SWITCH) };

/** The chunk that a part of a library belongs to, if to any: beside the page's own parts. */
export function libraryPart(id: string): string | null {
  if (!id.includes('/node_modules/')) return null;
  for (const [chunk, parts] of Object.entries(CHUNKS)) {
    if (parts.some((end) => id.endsWith(end))) return chunk;
  }
  return null;
}
