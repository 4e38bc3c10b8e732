import type { TestPlane } from './start-plane.ts';

/** An answer the stand-in gives in a vendor's place; `times` is 1 unless stated. */
export interface Replayed {
  status: number;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  text?: string;
  method?: string;
  /** The vendor's own path; `*` stands for any run of characters. */
  path?: string;
  times?: number | 'always';
}

/** Replaces what the vendor answers from now on. */
export async function replay(
  plane: Pick<TestPlane, 'control'>,
  vendor: string,
  answers: readonly Replayed[],
): Promise<void> {
  await plane.control('/replays', { vendor, answers }, 'PUT');
}
