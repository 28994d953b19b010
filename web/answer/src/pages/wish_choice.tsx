import type { ContactWish } from "../contract";
import { useTexts } from "../locale/locale";
import { Icon } from "../look/icons";

export function WishChoice({ wish, choose }: { wish: ContactWish | null; choose: (wish: ContactWish) => void }) {
  const t = useTexts();
  const words: { [wish in ContactWish]: string } = { none: t.contact_none, today: t.contact_today, now: t.contact_now };
  return (
    <div class="options" role="group" aria-label={t.contact_title}>
      {(Object.keys(words) as ContactWish[]).map((one) => (
        <button type="button" key={one} class="option" aria-pressed={wish === one} onClick={() => choose(one)}>
          <span class="words">{words[one]}</span>
          {wish === one && <Icon name="check" />}
        </button>
      ))}
    </div>
  );
}
