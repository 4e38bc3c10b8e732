import { CAPABILITIES } from '@patchbay/core/capabilities';
import { z } from 'zod';
import { PackedRules } from './access-ability.ts';
import { Id, PagePath, text } from './common.ts';

export const Login = z.strictObject({
  email: text(320),
  password: z.string().min(1).max(1000),
});

/** Twelve characters at least (NIST SP 800-63B asks for eight). */
export const NewPassword = z.string().min(12).max(1000);

/** Ways to sign in, for the sign-in page. `name` is the host of the provider. */
export const AuthMethods = z.object({
  password: z.boolean(),
  oidc: z.object({ name: z.string() }).nullable(),
});

export const SsoLogin = z.strictObject({ return_to: PagePath.optional() });

export const ChangePassword = z.strictObject({
  current_password: z.string().min(1).max(1000),
  new_password: NewPassword,
});

export const SiteAccess = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  role: z.string(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  /** What decides in this site; `unpackAccess` and `accessObstacle` read it (access-ability.ts). */
  rules: PackedRules,
});

export const Me = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  sites: z.array(SiteAccess),
});
export type Me = z.infer<typeof Me>;
export type SiteAccess = z.infer<typeof SiteAccess>;
export type Login = z.infer<typeof Login>;
export type ChangePassword = z.infer<typeof ChangePassword>;
export type AuthMethods = z.infer<typeof AuthMethods>;
export type SsoLogin = z.infer<typeof SsoLogin>;
