import { QueryFailedError } from 'typeorm';

/** Whether PostgreSQL refused a row because of the unique constraint of that name. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint: broken } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && broken === constraint;
}
