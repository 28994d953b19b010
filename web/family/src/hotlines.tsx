import type { FamilyLink } from "./contract";
import { local, texts, type Language } from "./locale/locale";

/** The numbers that the child is shown, for whoever reads the slip; "110 / 120" are two to tap. */
export function Hotlines({ lines, language }: { lines: FamilyLink["hotlines"]; language: Language }) {
  return (
    <details class="hotlines">
      <summary>{texts(language).hotlines}</summary>
      <ul>
        {lines.map((one) => (
          <li>
            <span>
              {local(one.name, language)} <small>{local(one.note, language)}</small>
            </span>
            <span>
              {one.number.split("/").map((number) => (
                <a href={"tel:" + number.replace(/\D/g, "")}>{number.trim()}</a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
