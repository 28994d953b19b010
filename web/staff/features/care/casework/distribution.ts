// Where things stand in the picture of a distribution. Lengths are in the picture's own units.

export interface Ground {
  lowest: number;
  highest: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The place of a score from left to right; a score outside of the range stands at its end. */
export function across(score: number, ground: Ground): number {
  const span = ground.highest - ground.lowest;
  const share = span <= 0 ? 0.5 : (score - ground.lowest) / span;
  return ground.left + Math.min(1, Math.max(0, share)) * (ground.right - ground.left);
}

export interface Bar {
  score: number;
  x: number;
  width: number;
  y: number;
  height: number;
  share: number;
}

/** One bar per possible score, the highest as high as the picture. No bars where nothing was counted. */
export function bars(curve: number[], ground: Ground): Bar[] {
  const most = Math.max(0, ...curve);
  if (most === 0 || curve.length === 0) return [];
  const step = curve.length > 1 ? (ground.right - ground.left) / (curve.length - 1) : ground.right - ground.left;
  const width = Math.max(2, step * 0.74);
  return curve.map((share, i) => {
    const height = (share / most) * (ground.bottom - ground.top);
    return {
      score: ground.lowest + i,
      x: ground.left + i * step - width / 2,
      width,
      y: ground.bottom - height,
      height,
      share,
    };
  });
}

/** Whether a label of this width fits to the right of the mark, or must stand to its left. */
export function labelSide(x: number, label_width: number, ground: Ground): "start" | "middle" | "end" {
  if (x - label_width / 2 < ground.left) return "start";
  if (x + label_width / 2 > ground.right) return "end";
  return "middle";
}
