/** The navigation's few icons, drawn here: no icon package in the first chunks. */
const paths = {
  desk: 'M4 13v-1a8 8 0 0 1 16 0v1M4 13h3v6H5a1 1 0 0 1-1-1zm16 0h-3v6h2a1 1 0 0 0 1-1zm-1 6c0 1.5-2 2.5-5 2.5',
  calls:
    'M6.5 3.5h2.8l1.6 4.4-2.1 1.5a12 12 0 0 0 5.8 5.8l1.5-2.1 4.4 1.6v2.8a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2zM15 4.5a6 6 0 0 1 4.7 4.7M15.5 8a3 3 0 0 1 1.5 1.5',
  tickets: 'M5 4h14v16l-3.5-2L12 20l-3.5-2L5 20zM9 9h6M9 13h6',
  customers: 'M5 21V5l8-2v18M13 9l6 2v10M3 21h18M8 8h2M8 12h2M8 16h2M16 14h.5M16 17.5h.5',
  media:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM6.6 9.9A5.8 5.8 0 0 1 9.9 6.6',
  kpi: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6M8 9l4-4 4 3 4-4',
  wallboard: 'M3 5h18v12H3zM9 21h6M12 17v4M7 13v-2M11 13V8M15 13v-3',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zm8 3-.1 1.2 2 1.6-2 3.4-2.4-.9-2 1.2L15 22h-4l-.5-2.5-2-1.2-2.4.9-2-3.4 2-1.6a8 8 0 0 1 0-2.4l-2-1.6 2-3.4 2.4.9 2-1.2L11 4h4l.5 2.5 2 1.2 2.4-.9 2 3.4-2 1.6z',
  'media-site':
    'M12 3v6.5m0 0L9.2 6.8M12 9.5l2.8-2.7M5.6 7.6A8.5 8.5 0 1 0 18.4 7.6M12 12.2a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  check: 'm5 12.5 4.5 4.5L19 7',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
