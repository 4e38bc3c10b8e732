import { z } from 'zod';

/** What every CRM understands of a person, whatever it calls the fields. */
export const contactFields = {
  email: z.email().max(320).meta({ title: 'E-mail' }),
  first_name: z.string().min(1).max(500).optional().meta({ title: 'First name' }),
  last_name: z.string().min(1).max(500).optional().meta({ title: 'Last name' }),
  phone: z.string().min(1).max(100).optional().meta({ title: 'Phone' }),
  company: z.string().min(1).max(500).optional().meta({ title: 'Company' }),
};

interface PersonName {
  email?: string | undefined;
  first_name?: string | undefined;
  last_name?: string | undefined;
}

/** First and last name as one; `undefined` when neither was given. */
export function fullName({ first_name: first, last_name: last }: PersonName): string | undefined {
  return [first, last].filter(Boolean).join(' ') || undefined;
}

/** Something to call a person whose name nobody knows: the part before the `@`. */
export function nameFrom(email: string): string {
  return email.slice(0, email.lastIndexOf('@')) || email;
}
