import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const WAIT_MS = 250;

/**
 * Text of a search box whose value lives in the address: what is typed shows at once, the address
 * follows when typing rests, and a change of the address from elsewhere (back, clear) wins.
 */
export function useTypedSearch(value: string, onSearch: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const search = useDebouncedCallback((text: string) => onSearch(text.trim()), WAIT_MS);
  return {
    typed,
    type: (text: string) => {
      setTyped(text);
      search(text);
    },
  };
}
