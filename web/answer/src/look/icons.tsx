const paths = {
  check: "M5 12.500l4.5 4.500L19 7.5",
  wait: "M12 7v5l3 2M12 21a9 9 0 100-18 9 9 0 000 18Z",
  up: "M12 19V6M6.5 11.500L12 6l5.5 5.5",
  talk: "M4 6.500A2.5 2.5 0 016.5 4h11A2.5 2.5 0 0120 6.500v7a2.5 2.5 0 01-2.5 2.500H11l-5 4v-4A2 2 0 014 14Z",
  back: "M14.5 6L8.5 12l6 6",
  forward: "M9.5 6l6 6-6 6",
  sound: "M4 9.500v5h3.500L12 18V6L7.5 9.500ZM15.5 9a4 4 0 010 6M18 6.500a8 8 0 010 11",
  stop: "M7 7h10v10H7Z",
  phone: "M6 4h3l1.5 4.5-2 1.500a11 11 0 005.5 5.500l1.5-2L20 15v3a2 2 0 01-2 2A14 14 0 014 6a2 2 0 012-2Z",
};

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** A banyan crown with a heart in it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M16 3C10.5 3 6.5 6 5.6 10 3.4 10.7 2 12.5 2 14.7 2 17.6 4.4 20 7.4 20H13.500C13.5 23.5 12.3 26 9.5 28.500H22.500C19.7 26 18.5 23.5 18.5 20H24.600C27.6 20 30 17.6 30 14.7 30 12.5 28.6 10.7 26.4 10 25.5 6 21.5 3 16 3Z" />
      <path class="heart" d="M16 16.700C12.7 14.5 10.6 12.6 10.6 10.2 10.6 8.5 11.9 7.3 13.4 7.3 14.5 7.3 15.5 7.9 16 8.9 16.5 7.9 17.5 7.3 18.6 7.3 20.1 7.3 21.4 8.5 21.4 10.2 21.4 12.6 19.3 14.5 16 16.700Z" />
    </svg>
  );
}
