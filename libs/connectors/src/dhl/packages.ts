import type { parcel } from '@patchbay/connector-sdk/kinds/shipping';
import type { z } from 'zod';

/** DHL knows no side shorter than a centimetre. */
const centimetres = (mm: number): number => Math.max(1, mm / 10);

/** Kilograms and centimetres, which DHL calls `metric`. */
export const packagesOf = (parcels: readonly z.output<typeof parcel>[]) =>
  parcels.map(({ weight_g, length_mm, width_mm, height_mm }) => ({
    weight: weight_g / 1000,
    dimensions: {
      length: centimetres(length_mm),
      width: centimetres(width_mm),
      height: centimetres(height_mm),
    },
  }));
