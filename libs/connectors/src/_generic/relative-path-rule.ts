import type { z } from 'zod';
import { relativePathProblem } from './relative-path.ts';

/** Makes a string schema refuse paths that could leave their base address, and say why. */
export function relativePath(schema: z.ZodString): z.ZodString {
  return schema.refine((path) => !relativePathProblem(path), {
    error: (issue) => relativePathProblem(String(issue.input)),
  });
}
