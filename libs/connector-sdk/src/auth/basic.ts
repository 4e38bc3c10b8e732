import type { z } from 'zod';
import type { Inject } from './inject.ts';

export interface BasicOptions {
  fields: z.ZodObject;
  inject: Inject;
}

export interface BasicMethod extends BasicOptions {
  flow: 'basic';
}

export function basic(options: BasicOptions): BasicMethod {
  return { flow: 'basic', ...options };
}
