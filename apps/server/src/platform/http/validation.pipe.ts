import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { fieldErrors } from '../errors/field-errors.ts';
import { invalidInput } from '../errors/problem.ts';

/** Validates what a route declared by `{ schema }`; a path parameter is named in its errors. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => invalidInput(fieldErrors(issues)) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema, type, data } = metadata;
    if (!schema || type === 'custom') return value;
    const result = await schema['~standard'].validate(value ?? (type === 'body' ? {} : value));
    if (!result.issues) return result.value as T;
    throw invalidInput(fieldErrors(result.issues, data ? [data] : []));
  }
}
