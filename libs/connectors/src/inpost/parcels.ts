import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { parcel } from '@patchbay/connector-sdk/kinds/shipping';
import type { z } from 'zod';
import { goesToLocker } from './services.ts';

type Parcel = z.output<typeof parcel>;

/** Boxes of a locker in millimetres: lowest side, then the others. */
const BOXES = [
  ['small', 80],
  ['medium', 190],
  ['large', 410],
] as const;
const [WIDTH, LENGTH] = [380, 640];
const HEAVIEST_G = 25_000;

/**
 * Lockers have boxes of three sizes; couriers are told the measures.
 * https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153507
 *
 * @throws RequestBuildError when a parcel fits into no box
 */
export function parcelsOf(parcels: readonly Parcel[], service: string) {
  return parcels.map((one, index) =>
    goesToLocker(service) ? inBox(one, index) : measured(one, index),
  );
}

function inBox(parcel: Parcel, index: number) {
  const { length_mm, width_mm, height_mm, weight_g } = parcel;
  // Turning a parcel does not change it.
  const [low = 0, middle = 0, long = 0] = [length_mm, width_mm, height_mm].sort((a, b) => a - b);
  const fits = BOXES.find(([, height]) => standsIn([low, middle, long], height));
  if (!fits || weight_g > HEAVIEST_G) {
    throw new RequestBuildError(`parcels.${index}`, 'does not fit into a parcel locker');
  }
  return { id: String(index + 1), template: fits[0] };
}

function standsIn(sides: readonly [number, number, number], height: number): boolean {
  const box = [height, WIDTH, LENGTH].sort((a, b) => a - b);
  return sides.every((side, index) => side <= (box[index] ?? 0));
}

function measured(parcel: Parcel, index: number) {
  return {
    id: String(index + 1),
    dimensions: {
      length: parcel.length_mm,
      width: parcel.width_mm,
      height: parcel.height_mm,
      unit: 'mm',
    },
    weight: { amount: parcel.weight_g / 1000, unit: 'kg' },
  };
}
