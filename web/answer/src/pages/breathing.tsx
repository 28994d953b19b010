import { useTexts } from "../locale/locale";

/** A circle to breathe with: four seconds in, six out. Stands still where motion is unwanted. */
export function Breathing() {
  const t = useTexts();
  return (
    <div class="breathing" role="img" aria-label={t.breathe_in + " · " + t.breathe_out}>
      <span class="circle" />
      <span class="in">{t.breathe_in}</span>
      <span class="out">{t.breathe_out}</span>
    </div>
  );
}
