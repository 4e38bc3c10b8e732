import { Stack } from '@mantine/core';
import { CopyField } from './copy-field.tsx';
import { RedirectCheck } from './redirect-check.tsx';

/** The redirect address to register at a vendor, and whether it leads back here. */
export function RedirectField({ label, value }: { label: string; value: string }) {
  return (
    <Stack gap="xs">
      <CopyField label={label} value={value} />
      <RedirectCheck redirectUri={value} />
    </Stack>
  );
}
