const paths = {
  check: "M5 12l5 5L19 7",
  wait: "M12 7v5l3 2M12 21a9 9 0 100-18 9 9 0 000 18Z",
  up: "M12 19V6M6 12l6-6 6 6",
  talk: "M4 5h16v11H11l-5 4v-4H4Z",
  back: "M15 6l-6 6 6 6",
  forward: "M9 6l6 6-6 6",
  phone: "M6 4h3l1.5 4.5-2 1.5a11 11 0 005.5 5.5l1.5-2L20 15v3a2 2 0 01-2 2A14 14 0 014 6a2 2 0 012-2Z",
};

/** One of the icons of the first page, or a path of a later one. */
export function Icon({ name, path }: { name?: keyof typeof paths; path?: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={name ? paths[name] : path} />
    </svg>
  );
}
