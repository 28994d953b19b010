// A small set of line icons; a word always stands beside them.
const paths = {
  home: "M4 11.5 12 4.500l8 7M6.5 10v9h4v-5h3v5h4v-9",
  talk: "M5 5.500h14v10H12l-4.5 3.500v-3.500H5zM8.5 9.500h7M8.5 12.500h4.5",
  phone:
    "M7.500 4.500l2.500 4-2 2c1 2.500 3 4.500 5.500 5.500l2-2 4 2.500c-.5 2-2 3-4 3C9.500 19 5 14.500 4.500 8.500c0-2 1-3.500 3-4Z",
  campaign: "M6 4.500h12v15H6zM9 9h6M9 12.500h6M9 16h3.5",
  again: "M19 12a7 7 0 1 1-2.200-5.100M19 4.500v4h-4",
  students:
    "M9 11.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.5 19c.3-3.2 2.3-5 5.5-5s5.2 1.8 5.5 5M16 6a2.7 2.7 0 0 1 0 5.300M17 14.300c2 .4 3.2 2 3.5 4.7",
  import: "M12 4.500v10M8 10.700l4 3.8 4-3.800M5 15.500v4h14v-4",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 7.500V12l3 2",
  right_away: "M12 4 21 19.500H3ZM12 10v4.500M12 16.800v.4",
  today: "M5 6.500h14v13H5zM5 10.500h14M9 4.500v3M15 4.500v3M12 13v3.5",
  in_order: "M9.5 6.500H20M9.5 12H20M9.5 17.500H20M4.5 6.500h1M4.5 12h1M4.5 17.500h1",
  check: "M5 12.500l4.5 4.500L19 7.5",
  cross: "M6.5 6.500l11 11M17.5 6.500l-11 11",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  absent: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM8.5 12h7",
  finished: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM8.5 12.300l2.5 2.5 4.5-5",
  menu: "M4.5 7h15M4.5 12h15M4.5 17h15",
  leave: "M13 5H6v14h7M10.5 12H20M17 9l3 3-3 3",
  globe: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM4 12h16M12 4c-5 5-5 11 0 16M12 4c5 5 5 11 0 16",
  badge:
    "M5 6.500h14v12H5zM9 12.500a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.400ZM6.5 16c.4-1.5 1.2-2.2 2.5-2.200s2.1.7 2.5 2.200M14 10h3M14 13h3",
  lock: "M6.5 11h11v8.500h-11zM9 11V8a3 3 0 0 1 6 0v3M12 14.500v2",
  shield: "M12 4l7 2.500v5c0 4-2.5 7-7 8.5-4.5-1.5-7-4.5-7-8.500v-5ZM9 12l2.2 2.200L15 10",
  question:
    "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM9.8 10c0-1.4 1-2.2 2.2-2.200s2.2.8 2.2 2c0 1.7-2.2 1.7-2.2 3.500M12 16v.4",
  file: "M7 4h7l4 4v12H7zM14 4v4h4M9.5 13h5M9.5 16h5",
  next: "M9.5 6l6 6-6 6",
  back: "M14.5 6l-6 6 6 6",
  screen: "M4 5.500h16v10H4zM9 19.500h6M12 15.500v4",
  offline: "M4 10c4.5-4 11.5-4 16 0M7 13.300c3-2.5 7-2.5 10 0M10 16.500c1.2-1 2.8-1 4 0M4.5 4.500l15 15",
  eye: "M3.5 12c2-3.7 5-5.5 8.5-5.500s6.5 1.8 8.5 5.500c-2 3.7-5 5.5-8.5 5.500S5.5 15.7 3.5 12ZM12 14.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  eye_shut: "M3.5 12c2-3.7 5-5.5 8.5-5.500s6.5 1.8 8.5 5.500c-2 3.7-5 5.5-8.5 5.500S5.5 15.7 3.5 12ZM5 19.500l14-15",
  silent: "M5 5.500h14v10H12l-4.5 3.500v-3.500H5zM4 3.500l16 16",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
