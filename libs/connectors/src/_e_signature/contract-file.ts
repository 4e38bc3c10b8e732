import type { ActionResult } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { pdfBody } from '../_files/pdf-body.ts';

const schema = z.object({ contract: z.string() });

/** All documents of a contract as one PDF, as far as they are signed. */
export const contractFile: ActionResult<typeof schema, { contract: string }> = {
  schema,
  read: (_response, _found, { contract }) => ({ contract }),
  file: pdfBody('contract.pdf'),
};
