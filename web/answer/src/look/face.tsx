/** For young children: a face from 1 (happy) to 5 (sad), always beside its words. */
export function Face({ mood }: { mood: number }) {
  const bend = 3 - Math.min(5, Math.max(1, mood));
  return (
    <svg class="face" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14" />
      <path d={`M11 12.500v1.500M21 12.500v1.500M10 ${21 - bend}Q16 ${21 + bend * 3} 22 ${21 - bend}`} />
    </svg>
  );
}
