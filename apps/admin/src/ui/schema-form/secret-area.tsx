import { Textarea, type TextareaProps } from '@mantine/core';

/** A secret of several lines; a one-line input would drop the breaks of what is pasted. */
export default function SecretArea(props: TextareaProps) {
  return (
    <Textarea
      {...props}
      rows={5}
      resize="vertical"
      autoComplete="off"
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
    />
  );
}
