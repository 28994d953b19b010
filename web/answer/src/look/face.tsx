/** For young children: a face from 1 (happy) to 5 (sad), always beside its words, which name it for a screen reader. */
export function Face({ mood }: { mood: number }) {
  const bend = 3 - Math.min(5, Math.max(1, mood));
  return (
    <svg
      class="face"
      width="40"
      height="40"
      viewBox="0 0 32 32"
      fill="#fff3c9"
      stroke="#5d4a12"
      stroke-width="2"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <circle cx="16" cy="16" r="14" />
      <path fill="none" d={`M11 12.5v1.5M21 12.5v1.5M10 ${21 - bend}Q16 ${21 + bend * 3} 22 ${21 - bend}`} />
    </svg>
  );
}
