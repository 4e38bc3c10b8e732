/** Two jacks and the cable between them. Decorative: the name stands beside it or in `title`. */
export function LogoMark({ size = 28, title }: { size?: number; title?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <rect width="32" height="32" rx="8" fill="#0f4f6e" />
      <path
        d="M9.5 11.5c0 13 13 -4 13 9"
        fill="none"
        stroke="#efb062"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <g fill="#0f4f6e" stroke="#eff7fd" strokeWidth="2.4">
        <circle cx="9.5" cy="10" r="3.6" />
        <circle cx="22.5" cy="22" r="3.6" />
      </g>
    </svg>
  );
}
