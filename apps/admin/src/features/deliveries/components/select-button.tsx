import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

interface SelectButtonProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

/** Stands where a list to choose from is loaded once somebody asks for it, and looks like that. */
export function SelectButton({ label, disabled = false, onClick }: SelectButtonProps) {
  return (
    <Button
      variant="default"
      fw={400}
      rightSection={<IconChevronDown size={16} aria-hidden />}
      aria-haspopup="listbox"
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
