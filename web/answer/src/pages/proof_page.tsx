import type { PageProps } from "../visit/page_props";
import { lateTexts } from "../locale/late";
import { Heading } from "./heading";

/**
 * After a seat the server shows the name with a gap; after a code that was used before it shows no name at all. Who
 * sits here knows the own one.
 */
export function ProofPage({ visit, state }: PageProps) {
  const t = lateTexts();
  const { to_prove, asking } = state;
  if (!to_prove) return null;
  const { choices, sign_in } = to_prove;
  return (
    <>
      <Heading>{to_prove.state === "seat" ? t.seat_proof(to_prove.masked_name) : t.code_proof}</Heading>
      <div class="seats choices">
        {choices.map((part) => (
          <button key={part} aria-disabled={!!asking} onClick={() => asking || visit.prove(part)}>
            {part}
          </button>
        ))}
      </div>
      <p role="alert" class="trouble">
        {sign_in.name_part && t.not_proved}
      </p>
      <button class="second" onClick={() => visit.askAnew()}>
        {to_prove.state === "seat" ? t.is_not_here : t.back_to_door}
      </button>
    </>
  );
}
