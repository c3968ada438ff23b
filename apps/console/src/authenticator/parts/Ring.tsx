interface RingProps {
  /** What is left, from 1 to 0. */
  readonly share: number;
  readonly seconds: number;
  /** Changes when the time begins anew, so that the ring jumps back instead of running backwards. */
  readonly round: string | number;
}

const FEW = 5;

/** Time that runs out, for eyes only; the same is said in words beside it. */
export function Ring({ share, seconds, round }: RingProps) {
  return (
    <svg className={`au-ring ${seconds <= FEW ? 'au-ring-few' : ''}`} viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle cx="18" cy="18" r="15" className="au-ring-ground" />
      <circle key={round} cx="18" cy="18" r="15" pathLength={1} strokeDasharray={1} strokeDashoffset={1 - share} />
      <text x="18" y="18" dy="0.36em" textAnchor="middle">
        {seconds}
      </text>
    </svg>
  );
}
