/** The banyan of the house; words stand beside it, so it is silent to screen readers. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        fill="currentColor"
        d="M16 3C10.5 3 6.5 6 5.6 10 3.4 10.7 2 12.5 2 14.7 2 17.6 4.4 20 7.4 20H13.500C13.5 23.5 12.3 26 9.5 28.500H22.500C19.7 26 18.5 23.5 18.5 20H24.600C27.6 20 30 17.6 30 14.7 30 12.5 28.6 10.7 26.4 10 25.5 6 21.5 3 16 3Z"
      />
      <path
        fill="var(--paper)"
        d="M16 16.700C12.7 14.5 10.6 12.6 10.6 10.2 10.6 8.5 11.9 7.3 13.4 7.3 14.5 7.3 15.5 7.9 16 8.9 16.5 7.9 17.5 7.3 18.6 7.3 20.1 7.3 21.4 8.5 21.4 10.2 21.4 12.6 19.3 14.5 16 16.700Z"
      />
    </svg>
  );
}
