const paths = {
  check: "M5 12l5 5L19 7",
  wait: "M12 7v5l3 2M12 21a9 9 0 100-18 9 9 0 000 18Z",
  up: "M12 19V6M6 12l6-6 6 6",
  talk: "M4 5h16v11H11l-5 4v-4H4Z",
  back: "M15 6l-6 6 6 6",
  forward: "M9 6l6 6-6 6",
  sound: "M4 9v6h4l4 3V6L8 9ZM16 9a4 4 0 010 6M18 6a8 8 0 010 12",
  stop: "M7 7h10v10H7Z",
  phone: "M6 4h3l1.5 4.5-2 1.5a11 11 0 005.5 5.5l1.5-2L20 15v3a2 2 0 01-2 2A14 14 0 014 6a2 2 0 012-2Z",
};

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
