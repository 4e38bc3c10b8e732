import type { DataKeyState } from '@patchbay/contracts/settings';

/** The newest change of a site's key, under way or over. */
export type Rotation = NonNullable<DataKeyState['rotation']>;
