// All features, found by their place: features/<group>/<slice>/index.tsx. Nobody lists them.
import type { Feature } from "../shell/features";

export const features = Object.values(import.meta.glob<Feature>("./*/*/index.{ts,tsx}", { eager: true }));
