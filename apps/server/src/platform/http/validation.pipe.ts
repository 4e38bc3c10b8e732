import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { fieldErrors } from '../errors/field-errors.ts';
import { invalidInput } from '../errors/problem.ts';

/** Validates what a route declared by `{ schema }`; a path parameter is named in its errors. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => invalidInput(fieldErrors(issues)) });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { schema, type, data } = metadata;
    if (!schema || type === 'custom') return value;
    const result = await schema['~standard'].validate(value ?? (type === 'body' ? {} : value));
    if (!result.issues) return result.value;
    throw invalidInput(fieldErrors(result.issues, data ? [data] : []));
  }
}
